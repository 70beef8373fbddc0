"""Base64url without padding (RFC 7515 section 2), read so that each text has one meaning."""

import base64
import re

from credentials.standards.errors import Malformed

_ALPHABET = re.compile(r"[A-Za-z0-9_-]*\Z")


def encode(data: bytes) -> str:
    """The bytes as text, no `=` at the end."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: object) -> bytes:
    """The bytes. Raises `Malformed` for padding, other characters, or bits that belong to no byte."""
    if not isinstance(text, str) or not _ALPHABET.match(text) or len(text) % 4 == 1:
        raise Malformed("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(data) != text:  # two texts for the same bytes would give one token two hashes
        raise Malformed("not base64url")
    return data
