"""The issuer's key of an SD-JWT VC: in its DID document, or in the keys it publishes at its own address."""

from typing import Any
from urllib.parse import urlsplit

from credentials.standards import vcdm
from credentials.standards.errors import Malformed, Refused
from credentials.standards.jose import Token, keys
from credentials.standards.parsing import parse
from credentials.standards.public_keys import PublicKey
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked, Unreachable

_PURPOSES = frozenset({"assertionMethod"})


def metadata_url(issuer: str) -> str:
    """Where an issuer with an https id publishes its keys: the well-known part stands before the path."""
    parts = urlsplit(issuer)
    return f"https://{parts.netloc}/.well-known/jwt-vc-issuer{parts.path.rstrip('/')}"


def find(token: Token, iss: str, issuer: str, asked: Asked) -> Key:
    """The key behind a token of `iss` that carries a record of `issuer`. Never raises: see `Key.problem`.

    Where the two differ, the address must publish the very key that the issuer's own document lists.
    """
    published = (
        keys.find(token.header, iss, asked)
        if not iss.startswith("https://")
        else _published(token, iss, asked)
    )
    if iss == issuer or published.public is None:
        return published
    own = keys.find(token.header, issuer, asked)
    return own if own.public in (published.public, None) else published


def _published(token: Token, iss: str, asked: Asked) -> Key:
    host = urlsplit(iss).hostname or iss
    try:
        document = parse(asked.resolver.document(metadata_url(iss)))
    except Unreachable as error:
        missing = Key(iss, iss, problem="key_unreachable", detail=error.host)
        return keys.offered(token.header, missing, iss)
    except Refused:
        return Key(iss, iss, problem="issuer_document_wrong", detail=host)
    if not isinstance(document, dict) or document.get("issuer") != iss:
        return Key(iss, iss, problem="issuer_document_wrong", detail=host)
    return _chosen(document, token.header.get("kid"), iss)


def _chosen(document: dict[str, Any], kid: Any, iss: str) -> Key:
    """The key that `kid` names; without it, the only one."""
    jwks = document.get("jwks")
    found = (
        [one for one in vcdm.listed(jwks.get("keys")) if isinstance(one, dict)]
        if isinstance(jwks, dict)
        else []
    )
    named = [one for one in found if one.get("kid") == kid] if kid is not None else found
    missing = Key(iss, iss, problem="key_not_listed", detail=iss)
    if len(named) != 1:
        return missing
    try:
        return Key(_method(kid, iss), iss, PublicKey.of_jwk(named[0]), True, _PURPOSES)
    except Malformed:
        return missing


def _method(kid: Any, iss: str) -> str:
    return kid if isinstance(kid, str) and vcdm.is_id(kid) else f"{iss}#{kid or ''}"
