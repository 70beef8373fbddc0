"""The arithmetic of the hash chain (design section 8). Pure."""

import hashlib
from datetime import date

SALT_BYTES = 16


def commitment(salt: bytes, body: bytes) -> bytes:
    """SHA-256 over salt and body: binds the body without showing it; with the salt gone nobody can guess it."""
    return hashlib.sha256(salt + body).digest()


def line_hash(previous: bytes, seq: int, day: date, kind: str, committed: bytes) -> bytes:
    """SHA-256 over the line before, number, day, kind and commitment; each part keeps its own length."""
    parts = (previous, seq.to_bytes(8, "big"), day.isoformat().encode(), kind.encode(), committed)
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()
