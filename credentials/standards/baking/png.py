"""A record inside a PNG picture (PNG third edition section 11.3.3; Open Badges 1.0 to 3.0, baking)."""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credentials.standards import limits
from credentials.standards.errors import Malformed, TooLarge

SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Open Badges 3.0 and the generations before it.
KEYWORD = "openbadgecredential"
KEYWORDS = (KEYWORD, "openbadges")
_MOST_CHUNKS = 20_000


@dataclass(frozen=True)
class Chunk:
    """One chunk with the place where it begins."""

    kind: bytes
    data: bytes
    start: int


def read(picture: bytes) -> str:
    """The one record in a picture; whatever stands after IEND is not looked at.

    Raises `Malformed` for a broken picture, for none or more than one record, `TooLarge` for a record beyond its
    bound, packed or not.
    """
    found = [text for chunk in chunks(picture) if (text := _record(chunk)) is not None]
    if len(found) != 1:
        raise Malformed("PNG", "no_record_in_picture" if not found else "two_records_in_picture")
    return found[0]


def bake(picture: bytes, record: str) -> bytes:
    """The picture with the record in it, once, not packed, just before IEND; an older record is taken out."""
    kept: list[bytes] = []
    for chunk in chunks(picture):
        if chunk.kind == b"IEND":
            kept.append(_chunk(b"iTXt", KEYWORD.encode() + b"\x00\x00\x00\x00\x00" + record.encode()))
        if _record(chunk) is None:
            kept.append(_chunk(chunk.kind, chunk.data))
    return SIGNATURE + b"".join(kept)


def chunks(picture: bytes) -> Iterator[Chunk]:
    """Each chunk up to and with IEND. Raises `Malformed` when lengths or checksums do not hold."""
    if not picture.startswith(SIGNATURE):
        raise Malformed("PNG", "broken_picture")
    place = len(SIGNATURE)
    for _number in range(_MOST_CHUNKS):
        chunk = _at(picture, place)
        yield chunk
        if chunk.kind == b"IEND":
            return
        place += 12 + len(chunk.data)
    raise Malformed("PNG", "broken_picture")


def _at(picture: bytes, place: int) -> Chunk:
    head = picture[place : place + 8]
    if len(head) < 8:
        raise Malformed("PNG", "broken_picture")
    length, kind = struct.unpack(">I4s", head)
    data, sum_ = picture[place + 8 : place + 8 + length], picture[place + 8 + length : place + 12 + length]
    if len(data) != length or len(sum_) != 4 or zlib.crc32(kind + data) != int.from_bytes(sum_):
        raise Malformed("PNG", "broken_picture")
    return Chunk(kind, data, place)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def _record(chunk: Chunk) -> str | None:
    """The text of a chunk that holds a record, None for every other chunk."""
    if chunk.kind not in _READERS:
        return None
    keyword, _zero, rest = chunk.data.partition(b"\x00")
    if keyword.decode("latin-1") not in KEYWORDS:
        return None
    text = _READERS[chunk.kind](rest)
    if len(text) > limits.MAX_PICTURE_TEXT:
        raise TooLarge(f"{len(text)} bytes")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("PNG", "broken_picture") from error


def _international(rest: bytes) -> bytes:
    """After the keyword of iTXt: packed or not, method, language, translated keyword, text."""
    parts = rest[2:].split(b"\x00", 2)
    if len(rest) < 2 or rest[0] > 1 or len(parts) != 3:
        raise Malformed("PNG", "broken_picture")
    return _unpacked(parts[2], rest[1]) if rest[0] else parts[2]


def _packed_text(rest: bytes) -> bytes:
    if not rest:
        raise Malformed("PNG", "broken_picture")
    return _unpacked(rest[1:], rest[0])


def _unpacked(data: bytes, method: int) -> bytes:
    """Unpack no more than the bound: a few bytes could stand for gigabytes."""
    if method != 0:
        raise Malformed("PNG", "broken_picture")
    packed = zlib.decompressobj()
    try:
        text = packed.decompress(data, limits.MAX_PICTURE_TEXT + 1)
    except zlib.error as error:
        raise Malformed("PNG", "broken_picture") from error
    if not packed.eof and len(text) <= limits.MAX_PICTURE_TEXT:
        raise Malformed("PNG", "broken_picture")
    return text


_READERS: dict[bytes, Callable[[bytes], bytes]] = {
    b"iTXt": _international,
    b"tEXt": bytes,
    b"zTXt": _packed_text,
}
