"""Leaves of the issuance log (RFC 6962 section 2.1): nothing in an entry can be guessed from name and course."""

import hashlib
import hmac
from datetime import datetime

VERSION = 1


def entry(signed_at: datetime, nonce: bytes, organization_secret: bytes, salt: bytes, digest: bytes) -> bytes:
    """version ‖ hour ‖ nonce (16) ‖ HMAC(organization secret, nonce) ‖ sha256(salt ‖ sha256 of the signed bytes)."""
    hour = int(signed_at.timestamp()) // 3600
    tag = hmac.digest(organization_secret, nonce, hashlib.sha256)
    commitment = hashlib.sha256(salt + digest).digest()
    return bytes([VERSION]) + hour.to_bytes(4, "big") + nonce + tag + commitment


def leaf_hash(data: bytes) -> bytes:
    """sha256(0x00 ‖ entry)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """sha256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()
