"""Bitstring Status List 1.0: one bit for each record, index 0 is the left-most bit of the first byte."""

import base64
import re
import zlib

from credentials.standards import limits
from credentials.standards.errors import Refused

#: Section 3: shorter lists single people out.
MINIMUM_ENTRIES = 131_072
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+\Z")
_GZIP = 31


class StatusError(Refused):
    """A list that cannot be read as the standard says; `code` is a reason code of `still_good`."""

    code = "malformed_value_error"


def encode(bits: bytes) -> str:
    """`u` + base64url of the GZIP of the bits; the same bits give the same text (no time in the header)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    packed = packer.compress(bits) + packer.flush()
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode(text: object) -> bytes:
    """The bits of an encodedList. Raises `StatusError`: without `u`, not GZIP, too big, or too short."""
    if not isinstance(text, str) or text[:1] != "u" or not _BASE64URL.match(text, 1):
        raise StatusError("encodedList is not multibase base64url")
    if len(text) > limits.MAX_LIST_PACKED * 4 // 3:
        raise StatusError("packed list too large")
    try:
        bits = _unpacked(base64.urlsafe_b64decode(text[1:] + "=" * (-(len(text) - 1) % 4)))
    except (ValueError, zlib.error) as error:
        raise StatusError("encodedList is not GZIP") from error
    if len(bits) * 8 < MINIMUM_ENTRIES:
        raise StatusError("list too short", "status_list_length_error")
    return bits


def _unpacked(packed: bytes) -> bytes:
    # A bomb stops at the bound: no more than that is ever unpacked.
    unpacker = zlib.decompressobj(_GZIP)
    bits = unpacker.decompress(packed, limits.MAX_LIST_UNPACKED + 1)
    if len(bits) > limits.MAX_LIST_UNPACKED:
        raise StatusError("list too large")
    if not unpacker.eof:
        raise StatusError("encodedList is cut off")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """The bit at an index. Raises `StatusError` with `range_error` outside the list."""
    if not 0 <= index < len(bits) * 8:
        raise StatusError("index outside the list", "range_error")
    return bool(bits[index // 8] & (0x80 >> index % 8))


def with_bit(bits: bytes, index: int) -> bytes:
    """The bits with one more set."""
    is_set(bits, index)
    changed = bytearray(bits)
    changed[index // 8] |= 0x80 >> index % 8
    return bytes(changed)


def read_index(value: object) -> int:
    """statusListIndex as written; an integer is tolerated. Raises `StatusError`."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,25}", value):
        raise StatusError("index is not a whole number", "range_error")
    return int(value)
