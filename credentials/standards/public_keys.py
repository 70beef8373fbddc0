"""Public keys of every kind that we verify with, from Multikey and JWK (Controlled Identifiers 1.0, RFC 7517, RFC 8037)."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from credentials.standards import multikey
from credentials.standards.errors import Malformed

_BASE64URL = re.compile(r"[A-Za-z0-9_-]+\Z")
_SMALLEST_RSA, _LARGEST_RSA = 2048, 8192


class KeyKind(StrEnum):
    """The kinds of keys, by the names that JWK gives their curves."""

    ED25519 = "Ed25519"
    P256 = "P-256"
    P384 = "P-384"
    SECP256K1 = "secp256k1"
    RSA = "RSA"


_CURVES: dict[KeyKind, ec.EllipticCurve] = {
    KeyKind.P256: ec.SECP256R1(),
    KeyKind.P384: ec.SECP384R1(),
    KeyKind.SECP256K1: ec.SECP256K1(),
}
#: Multicodec prefix and length of the key behind it.
_MULTICODEC = {
    KeyKind.ED25519: (b"\xed\x01", 32),
    KeyKind.P256: (b"\x80\x24", 33),
    KeyKind.P384: (b"\x81\x24", 49),
    KeyKind.SECP256K1: (b"\xe7\x01", 33),
}


@dataclass(frozen=True)
class PublicKey:
    """A key as bytes: 32 for Ed25519, the compressed point for curves, DER SubjectPublicKeyInfo for RSA."""

    kind: KeyKind
    raw: bytes

    @property
    def loaded(self) -> Any:
        """The key of the `cryptography` library. Raises `Malformed` for a point that is on no curve."""
        return _object(self.kind, self.raw)

    @classmethod
    def of_multikey(cls, text: object) -> "PublicKey":
        """Read a Multikey (`z6Mk…`, `zDn…`, `z82…`). Raises `Malformed`."""
        data = multikey.decode(text)
        for kind, (prefix, length) in _MULTICODEC.items():
            if data.startswith(prefix) and len(data) == len(prefix) + length:
                return _checked(cls(kind, data[len(prefix) :]))
        raise Malformed("not a Multikey of a kind known here")

    @classmethod
    def of_jwk(cls, jwk: object) -> "PublicKey":
        """Read a public JWK of kind OKP, EC or RSA; a private part is ignored. Raises `Malformed`."""
        if not isinstance(jwk, Mapping):
            raise Malformed("not a JWK")
        if jwk.get("kty") == "RSA":
            return _rsa(jwk)
        name = jwk.get("crv")
        kind = next((kind for kind in _MULTICODEC if kind == name), None)
        if kind is None or jwk.get("kty") != ("OKP" if kind == KeyKind.ED25519 else "EC"):
            raise Malformed("not a JWK of a kind known here")
        x = _bytes(jwk.get("x"))
        return _checked(cls(kind, x)) if kind == KeyKind.ED25519 else _point(kind, x, _bytes(jwk.get("y")))


def _point(kind: KeyKind, x: bytes, y: bytes) -> PublicKey:
    """A point whose two coordinates stand in full length and fit together."""
    length = _MULTICODEC[kind][1] - 1
    if len(x) != length or len(y) != length:
        raise Malformed("a coordinate has the wrong length")
    try:
        whole = ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[kind], b"\x04" + x + y)
    except ValueError as error:
        raise Malformed("the point is not on its curve") from error
    return PublicKey(kind, whole.public_bytes(Encoding.X962, PublicFormat.CompressedPoint))


def _rsa(jwk: Mapping[str, Any]) -> PublicKey:
    modulus, exponent = (int.from_bytes(_bytes(jwk.get(name))) for name in ("n", "e"))
    if not _SMALLEST_RSA <= modulus.bit_length() <= _LARGEST_RSA or exponent.bit_length() > 64:
        raise Malformed("an RSA key of an unsafe size")
    try:
        key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise Malformed("not an RSA key") from error
    return PublicKey(KeyKind.RSA, key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _bytes(value: Any) -> bytes:
    """Base64url without padding, as JWK writes numbers."""
    if not isinstance(value, str) or not _BASE64URL.match(value) or len(value) > 2048:
        raise Malformed("not base64url")
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except binascii.Error as error:
        raise Malformed("not base64url") from error


def _checked(key: PublicKey) -> PublicKey:
    _object(key.kind, key.raw)
    return key


@lru_cache(maxsize=512)
def _object(kind: KeyKind, raw: bytes) -> Any:
    try:
        if kind == KeyKind.ED25519:
            return Ed25519PublicKey.from_public_bytes(raw)
        if kind == KeyKind.RSA:
            return load_der_public_key(raw)
        return ec.EllipticCurvePublicKey.from_encoded_point(_CURVES[kind], raw)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Malformed("not a public key") from error
