"""Keys as Multikey and as JWK: the same key either way, and nothing that is no key."""

import base64
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards import multikey
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import KeyKind, PublicKey

_CURVES = {
    KeyKind.P256: (ec.SECP256R1(), b"\x80\x24"),
    KeyKind.P384: (ec.SECP384R1(), b"\x81\x24"),
    KeyKind.SECP256K1: (ec.SECP256K1(), b"\xe7\x01"),
}


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _pair(kind: KeyKind) -> tuple[str, dict[str, Any]]:
    curve, prefix = _CURVES[kind]
    public = ec.generate_private_key(curve).public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    size, numbers = curve.key_size // 8, public.public_numbers()
    x, y = (_text(number.to_bytes(size)) for number in (numbers.x, numbers.y))
    return multikey.encode(prefix + point), {"kty": "EC", "crv": str(kind), "x": x, "y": y}


@pytest.mark.parametrize("kind", _CURVES)
def test_a_curve_key_is_the_same_in_both_spellings(kind: KeyKind) -> None:
    text, jwk = _pair(kind)
    assert PublicKey.of_multikey(text) == PublicKey.of_jwk(jwk)
    assert PublicKey.of_jwk(jwk).kind == kind


def test_an_ed25519_key_is_the_same_in_both_spellings() -> None:
    raw = ed25519.Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": _text(raw)}
    assert PublicKey.of_multikey(multikey.public_multikey(raw)) == PublicKey.of_jwk(jwk)


def test_rsa_keys_of_a_safe_size_only() -> None:
    def jwk(bits: int) -> dict[str, str]:
        numbers = rsa.generate_private_key(65537, bits).public_key().public_numbers()
        return {"kty": "RSA", "n": _text(numbers.n.to_bytes(bits // 8)), "e": "AQAB"}

    assert PublicKey.of_jwk(jwk(2048)).loaded.key_size == 2048
    with pytest.raises(Malformed):
        PublicKey.of_jwk(jwk(1024))


@pytest.mark.parametrize(
    "jwk",
    [
        None,
        {},
        {"kty": "oct", "k": "AAAA"},
        {"kty": "EC", "crv": "Ed25519", "x": _text(bytes(32))},
        {"kty": "EC", "crv": "P-256", "x": _text(bytes(32)), "y": _text(bytes(32))},
        {"kty": "EC", "crv": "P-256", "x": _text(bytes(31)), "y": _text(bytes(33))},
        {"kty": "OKP", "crv": "Ed25519", "x": _text(bytes(31))},
        {"kty": "OKP", "crv": "Ed25519", "x": "A" * 5},
        {"kty": "OKP", "crv": "Ed25519", "x": _text(bytes(32)) + "="},
        {"kty": "RSA", "n": "AA", "e": "AQAB"},
    ],
)
def test_what_is_no_key_is_refused(jwk: Any) -> None:
    with pytest.raises(Malformed):
        PublicKey.of_jwk(jwk)


@pytest.mark.parametrize(
    "text", ["", "z", "z6Mk", "zDn", 7, None, multikey.encode(b"\x80\x24" + b"\x05" * 33)]
)
def test_what_is_no_multikey_is_refused(text: Any) -> None:
    with pytest.raises(Malformed):
        PublicKey.of_multikey(text)
