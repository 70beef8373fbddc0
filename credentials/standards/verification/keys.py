"""From a verificationMethod to a key, and how sure we are that it is the signer's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from credentials.standards import dates, vcdm
from credentials.standards.did import key as did_key
from credentials.standards.did import web as did_web
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import PublicKey
from credentials.standards.verification.parties import Asked, Unreachable

_MULTIKEYS = {"Multikey", "Ed25519VerificationKey2020"}
_JWKS = {"JsonWebKey", "JsonWebKey2020"}


@dataclass(frozen=True)
class Key:
    """A key as found. `confirmed` is False when only the file itself vouches for it.

    `problem` is a reason code when there is no usable key; `detail` a host or a method's name.
    """

    method: str
    controller: str
    public: PublicKey | None = None
    confirmed: bool = False
    purposes: frozenset[str] = frozenset()
    revoked: datetime | None = None
    expires: datetime | None = None
    problem: str = ""
    detail: str = ""


def find(method: Any, asked: Asked) -> Key:
    """The key behind a proof's verificationMethod. Never raises: what is missing stands in `problem`."""
    if not isinstance(method, str) or not vcdm.is_id(method):
        return Key("", "", problem="malformed_proof", detail="verificationMethod")
    controller, _mark, fragment = method.partition("#")
    document = _document(controller, asked)
    if isinstance(document, Key):
        return _offered(document, method, fragment)
    if document.get("id") != controller:
        return Key(method, controller, problem="issuer_document_wrong", detail=controller)
    return _in_document(method, controller, document)


def _document(controller: str, asked: Asked) -> dict[str, Any] | Key:
    source = asked.directory.find(controller)
    if source is not None and controller in source.documents:
        return source.documents[controller]
    try:
        if controller.startswith("did:key:"):
            return did_key.document(controller)
        if controller.startswith("did:web:"):
            did_web.host(controller)
            return asked.resolver.did_document(controller)
        if controller.startswith("https://"):
            return asked.resolver.did_document(controller)
    except Unreachable as error:
        return Key(controller, controller, problem="key_unreachable", detail=error.host)
    except Malformed as error:
        return Key(controller, controller, problem="malformed_proof", detail=error.detail)
    return Key(controller, controller, problem="key_unreachable", detail=controller.split("#")[0][:80])


def _offered(missing: Key, method: str, fragment: str) -> Key:
    """A key in the fragment of an address is only an offer of whoever made the file."""
    try:
        public = PublicKey.of_multikey(fragment)
    except Malformed:
        return Key(method, missing.controller, problem=missing.problem, detail=missing.detail)
    host = urlsplit(missing.controller).hostname or missing.controller
    return Key(method, missing.controller, public, problem="key_not_confirmed", detail=host)


def _in_document(method: str, controller: str, document: dict[str, Any]) -> Key:
    for entry in vcdm.listed(document.get("verificationMethod")):
        if isinstance(entry, dict) and _absolute(entry.get("id"), controller) == method:
            return _read(method, controller, entry, document)
    return Key(method, controller, problem="key_not_listed", detail=controller)


def _read(method: str, controller: str, entry: dict[str, Any], document: dict[str, Any]) -> Key:
    if entry.get("controller") != controller or entry.get("type") not in _MULTIKEYS | _JWKS:
        return Key(method, controller, problem="key_not_listed", detail=controller)
    try:
        public = _public(entry)
    except Malformed:
        return Key(method, controller, problem="unsupported_cryptosuite", detail="key")
    purposes = frozenset(
        purpose
        for purpose in ("assertionMethod", "authentication")
        if any(_absolute(vcdm.id_of(one), controller) == method for one in vcdm.listed(document.get(purpose)))
    )
    revoked, expires = _moment(entry, "revoked"), _moment(entry, "expires")
    return Key(method, controller, public, True, purposes, revoked, expires)


def _public(entry: dict[str, Any]) -> PublicKey:
    if entry.get("type") in _JWKS:
        return PublicKey.of_jwk(entry.get("publicKeyJwk"))
    return PublicKey.of_multikey(entry.get("publicKeyMultibase"))


def _absolute(value: Any, controller: str) -> Any:
    return controller + value if isinstance(value, str) and value.startswith("#") else value


def _moment(entry: dict[str, Any], name: str) -> datetime | None:
    try:
        return dates.read(entry[name]) if name in entry else None
    except Malformed:
        return None
