"""Which algorithm fits which kind of key (RFC 7518, RFC 8037, RFC 9864), and the check of a signature."""

from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc.jwk import ECKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from credentials.standards.data_integrity.ed25519 import is_weak
from credentials.standards.errors import Refused
from credentials.standards.jose.compact import Token
from credentials.standards.public_keys import KeyKind, PublicKey

#: Whoever writes the file chooses `alg`, so the key decides what it may be: never none, never a shared secret.
ALGORITHMS: dict[KeyKind, tuple[str, ...]] = {
    KeyKind.ED25519: ("EdDSA", "Ed25519"),
    KeyKind.P256: ("ES256",),
    KeyKind.P384: ("ES384",),
    KeyKind.RSA: ("RS256", "PS256"),
}
_ALL = {name for names in ALGORITHMS.values() for name in names}
_JWK: dict[KeyKind, Any] = {
    KeyKind.ED25519: OKPKey,
    KeyKind.P256: ECKey,
    KeyKind.P384: ECKey,
    KeyKind.RSA: RSAKey,
}


class TokenRefused(Refused):
    """A signature that does not hold, or of a kind that is not taken; `code` is a reason code."""

    code = "content_changed"


def allowed(header: dict[str, Any]) -> None:
    """Raise `TokenRefused` for an algorithm off the list, and for extensions that must be understood (`crit`)."""
    name = header.get("alg")
    if not isinstance(name, str) or name not in _ALL:
        raise TokenRefused(str(name)[:40], "algorithm_not_allowed")
    if "crit" in header:
        raise TokenRefused("crit", "algorithm_not_allowed")


def verify(token: Token, public: PublicKey) -> None:
    """Does the signature fit? Raises `TokenRefused`: `algorithm_not_allowed` or `content_changed`."""
    allowed(token.header)
    name = token.header["alg"]
    if name not in ALGORITHMS.get(public.kind, ()):
        raise TokenRefused(f"{name} with a {public.kind} key", "algorithm_not_allowed")
    weak = public.kind == KeyKind.ED25519 and is_weak(public.raw)
    if weak or not JWSRegistry.algorithms[name].verify(token.signed, token.signature, _jwk(public)):
        raise TokenRefused("the signature does not fit the content")


@lru_cache(maxsize=512)
def _jwk(public: PublicKey) -> Any:
    pem = public.loaded.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return _JWK[public.kind].import_key(pem)
