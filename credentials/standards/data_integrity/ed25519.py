"""Ed25519 signatures (RFC 8032), with keys refused that verify more than they should."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

#: y coordinates of the points of small order, sign bit cleared: under such a key one signature fits many texts.
_SMALL_ORDER = frozenset(
    bytes.fromhex(text)
    for text in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)


def is_weak(public: bytes) -> bool:
    """True for the public keys of small order, in canonical and other encodings."""
    return public[:31] + bytes([public[31] & 0x7F]) in _SMALL_ORDER


def verifies(public: bytes, signature: bytes, data: bytes) -> bool:
    """Does the 64-byte signature fit data and 32-byte key? S beyond the group order and weak keys do not."""
    if is_weak(public) or len(signature) != 64:
        return False
    try:
        _key(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=512)
def _key(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)
