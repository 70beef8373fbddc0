"""Leaves of the issuance log (RFC 6962 section 2.1): nothing in an entry can be guessed from name and course."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

VERSION = 1
LENGTH = 1 + 4 + 16 + 32 + 32


@dataclass(frozen=True)
class Leaf:
    """What the public reads in an entry: the hour, and two digests that only a holder can make sense of."""

    hour: datetime
    nonce: bytes
    source_tag: bytes
    commitment: bytes


def entry(signed_at: datetime, nonce: bytes, organization_secret: bytes, salt: bytes, digest: bytes) -> bytes:
    """version ‖ hour ‖ nonce (16) ‖ HMAC(organization secret, nonce) ‖ sha256(salt ‖ sha256 of the signed bytes)."""
    hour = int(signed_at.timestamp()) // 3600
    tag = hmac.digest(organization_secret, nonce, hashlib.sha256)
    return bytes([VERSION]) + hour.to_bytes(4, "big") + nonce + tag + commit(salt, digest)


def commit(salt: bytes, digest: bytes) -> bytes:
    """sha256(salt ‖ sha256 of the signed bytes): whoever holds both proves the entry, nobody can guess them."""
    return hashlib.sha256(salt + digest).digest()


def is_of(leaf: Leaf, organization_secret: bytes) -> bool:
    """Does an entry stand for a signing of the organization that has this secret?"""
    tag = hmac.digest(organization_secret, leaf.nonce, hashlib.sha256)
    return hmac.compare_digest(tag, leaf.source_tag)


def read(data: bytes) -> Leaf:
    """Take an entry apart. Raises `ValueError` for another version or length."""
    if len(data) != LENGTH or data[0] != VERSION:
        raise ValueError("not an entry of the issuance log")
    hour = datetime.fromtimestamp(int.from_bytes(data[1:5], "big") * 3600, UTC)
    return Leaf(hour, data[5:21], data[21:53], data[53:])


def leaf_hash(data: bytes) -> bytes:
    """sha256(0x00 ‖ entry)."""
    return hashlib.sha256(b"\x00" + data).digest()
