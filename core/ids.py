"""Identifiers that sort by time and tell strangers nothing but when (RFC 9562, version 7)."""

import os
import time
import uuid

_RANDOM_BITS = (1 << 74) - 1


def uuid7() -> uuid.UUID:
    """Make a UUID version 7: 48 bits of milliseconds, 74 random bits (RFC 9562 section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big") & _RANDOM_BITS
    high, low = random >> 62, random & ((1 << 62) - 1)
    return uuid.UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)
