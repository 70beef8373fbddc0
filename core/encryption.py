"""Sealing small values and files: AES-256-GCM under keys derived from the portal's data key.

The data key lives in the environment, never in the database: a stolen dump opens nothing.
"""

import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_VERSION = b"\x01"
_NONCE_BYTES = 12


class CannotUnseal(ValueError):
    """The bytes were not sealed by this portal for this purpose, or were changed."""


@lru_cache(maxsize=64)
def _cipher(data_key: bytes, purpose: str) -> AESGCM:
    # A key for each purpose, so that a sealed name can never be passed off as a sealed file.
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(data_key))


def seal(plain: bytes, *, purpose: str) -> bytes:
    """Encrypt `plain` for one purpose; out come version, nonce (12 bytes), ciphertext and tag (NIST SP 800-38D)."""
    nonce = os.urandom(_NONCE_BYTES)
    return (
        _VERSION
        + nonce
        + _cipher(settings.PASSPORT_DATA_KEY, purpose).encrypt(nonce, plain, purpose.encode())
    )


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """Decrypt what `seal` made. Raises `CannotUnseal` for other bytes, another purpose or another key."""
    for data_key in (settings.PASSPORT_DATA_KEY, *settings.PASSPORT_FORMER_DATA_KEYS):
        try:
            return _opened(sealed, data_key, purpose)
        except (InvalidTag, ValueError):
            continue
    raise CannotUnseal(purpose)


def _opened(sealed: bytes, data_key: bytes, purpose: str) -> bytes:
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    return _cipher(data_key, purpose).decrypt(nonce, body, purpose.encode())


def fingerprint(value: str, *, purpose: str) -> bytes:
    """Keyed digest (HMAC-SHA-256 under the pepper) for looking up a value that must not be stored."""
    mac = HMAC(settings.PASSPORT_PEPPER, SHA256())
    mac.update(purpose.encode() + b"\x00" + value.encode())
    return mac.finalize()
