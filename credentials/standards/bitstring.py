"""Bitstring Status List 1.0: one bit for each record, index 0 is the left-most bit of the first byte."""

import base64
import re
import zlib

from credentials.standards import limits
from credentials.standards.errors import Refused

#: Section 3: shorter lists single people out.
MINIMUM_ENTRIES = 131_072
#: Most bits that one record may take: more would be a text, not a status.
MAXIMUM_SIZE = 16
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+\Z")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}\Z")
_TO_URL = str.maketrans("+/", "-_")
_GZIP = 31


class StatusError(Refused):
    """A list that cannot be read as the standard says; `code` is a reason code of `still_good`."""

    code = "malformed_value_error"


def encode(bits: bytes) -> str:
    """`u` + base64url of the GZIP of the bits; the same bits give the same text (no time in the header)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    packed = packer.compress(bits) + packer.flush()
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decode(text: object, *, size: int = 1) -> bytes:
    """The bits of an encodedList with `size` bits for each record.

    Raises `StatusError`: without `u`, not GZIP, too big, or fewer records than the standard asks for.
    """
    if not isinstance(text, str) or text[:1] != "u" or not _BASE64URL.match(text, 1):
        raise StatusError("encodedList is not multibase base64url")
    return _decode(text[1:], size)


def decode_2021(text: object) -> bytes:
    """The bits of an encodedList of StatusList2021: base64 of GZIP, in either alphabet, padded or not."""
    if not isinstance(text, str) or not _BASE64.match(text):
        raise StatusError("encodedList is not base64")
    return _decode(text.translate(_TO_URL).rstrip("="), 1)


def _decode(text: str, size: int) -> bytes:
    if len(text) > limits.MAX_LIST_PACKED * 4 // 3:
        raise StatusError("packed list too large")
    try:
        bits = _unpacked(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, zlib.error) as error:
        raise StatusError("encodedList is not GZIP") from error
    if len(bits) * 8 < MINIMUM_ENTRIES * size:
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


def value(bits: bytes, index: int, size: int) -> int:
    """The `size` bits of a record as a number, first bit first. Raises `StatusError` with `range_error` outside the list."""
    return sum(is_set(bits, index * size + place) << (size - 1 - place) for place in range(size))


def with_bit(bits: bytes, index: int) -> bytes:
    """The bits with one more set."""
    is_set(bits, index)
    changed = bytearray(bits)
    changed[index // 8] |= 0x80 >> index % 8
    return bytes(changed)


def read_size(value: object) -> int:
    """statusSize as written, one bit where it is absent. Raises `StatusError`."""
    if value is None:
        return 1
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MAXIMUM_SIZE:
        raise StatusError("statusSize is no small number above zero")
    return value


def read_index(value: object) -> int:
    """statusListIndex as written; an integer is tolerated. Raises `StatusError`."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,25}", value):
        raise StatusError("index is not a whole number", "range_error")
    return int(value)
