"""Sealing to a person's public key: anyone may put in, only the private key opens.

X25519 with a fresh key for each box (RFC 7748), HKDF-SHA-256 (RFC 5869), AES-256-GCM. Pure: no rows, no settings.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_VERSION = b"\x01"
_KEY_BYTES = 32
#: Each box has its own key, so the nonce may be constant.
_NONCE = bytes(12)


class CannotOpen(ValueError):
    """The box was made for another key or was changed."""


def new_pair() -> tuple[bytes, bytes]:
    """A fresh key pair: private and public, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def close(plain: bytes, *, public: bytes, context: bytes) -> bytes:
    """Seal `plain` for one public key; `context` ties the box to its place, so that it cannot be moved."""
    once = X25519PrivateKey.generate()
    ours = once.public_key().public_bytes_raw()
    key = _key(once.exchange(X25519PublicKey.from_public_bytes(public)), ours, public)
    return _VERSION + ours + AESGCM(key).encrypt(_NONCE, plain, context)


def open_(box: bytes, *, private: bytes, context: bytes) -> bytes:
    """Open what `close` sealed. Raises `CannotOpen` for another key, another place or changed bytes."""
    mine = X25519PrivateKey.from_private_bytes(private)
    theirs, body = box[1 : 1 + _KEY_BYTES], box[1 + _KEY_BYTES :]
    try:
        shared = mine.exchange(X25519PublicKey.from_public_bytes(theirs))
        key = _key(shared, theirs, mine.public_key().public_bytes_raw())
        return AESGCM(key).decrypt(_NONCE, body, context)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def _key(shared: bytes, ours: bytes, theirs: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=ours + theirs, info=b"passport.ledger").derive(shared)
