"""From a token's header to a key. What the header itself brings along is an offer, never a proof."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from credentials.standards import vcdm
from credentials.standards.did import key as did_key
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import PublicKey
from credentials.standards.verification import keys
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked


def find(header: dict[str, Any], issuer: str, asked: Asked) -> Key:
    """The key under `kid`, absolute or relative to the issuer's id. Never raises: see `Key.problem`."""
    method = method_of(header, issuer)
    found = keys.find(method, asked) if method else Key("", issuer, problem="key_not_listed", detail=issuer)
    if found.problem and _same_host(method, issuer):
        found = replace(found, controller=issuer)  # a key's own address, where Open Badges lets keys stand
    if found.public is None and found.problem in ("key_unreachable", "key_not_listed"):
        return offered(header, found, issuer)
    return found


def method_of(header: dict[str, Any], issuer: str) -> str:
    """The verificationMethod that a header means; empty when it names none."""
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        kid = issuer if issuer.startswith(did_key.PREFIX) else ""
    if not vcdm.is_id(kid) and kid:
        kid = f"{issuer}#{kid.removeprefix('#')}"
    if kid.startswith(did_key.PREFIX) and "#" not in kid:
        return f"{kid}#{kid.removeprefix(did_key.PREFIX)}"  # the only key that such an id can mean
    return kid


def offered(header: dict[str, Any], missing: Key, issuer: str) -> Key:
    """A key in the header (`jwk`) shows at best that nothing changed since somebody signed."""
    place = missing.detail if missing.problem == "key_unreachable" else issuer
    host = urlsplit(place).hostname or place
    try:
        public = PublicKey.of_jwk(header.get("jwk"))
    except Malformed:
        unconfirmed = "jwk" in header or "x5c" in header
        return replace(missing, problem="key_not_confirmed", detail=host) if unconfirmed else missing
    return replace(missing, public=public, problem="key_not_confirmed", detail=host)


def _same_host(method: str, issuer: str) -> bool:
    both = method.startswith("https://") and issuer.startswith("https://")
    return both and urlsplit(method).netloc == urlsplit(issuer).netloc
