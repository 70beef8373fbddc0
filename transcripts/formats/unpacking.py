"""Gzip and zip, inflated in small steps and stopped as soon as they swell like a bomb."""

from __future__ import annotations

import mmap
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from transcripts.formats.sniffing import Bytes, sniff

STEP = 1 << 16
RATIO = 200
LARGEST_BATCH = 2 * 1024**3
MOST_MEMBERS = 10_000
# Small files may be very even; below this size a high ratio harms nobody.
_FLOOR = 10 * 1024 * 1024
_IN_MEMORY = 32 * 1024 * 1024


class Refused(Exception):  # noqa: N818
    """An archive that is not read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def gunzipped(data: Bytes) -> Iterator[Bytes]:
    """The content of a gzip file, in memory or mapped from an unnamed file. Raises Refused."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as sink:
        size = _inflate_gzip(data, sink)  # type: ignore[arg-type]
        with _mapped(sink, size) as content:
            yield _flat(content)


def _inflate_gzip(data: Bytes, sink: IO[bytes]) -> int:
    size, at = 0, 0
    unzip = zlib.decompressobj(wbits=31)
    pending = b""
    try:
        while True:
            if not pending:
                pending = bytes(data[at : at + STEP])
                at += len(pending)
                if not pending:
                    break
            out = unzip.decompress(pending, STEP)
            pending = unzip.unconsumed_tail or unzip.unused_data
            size += len(out)
            _guard(size, at - len(pending))
            sink.write(out)
            if unzip.eof:
                # A gzip file may be several, one behind the other.
                unzip = zlib.decompressobj(wbits=31)
            elif not out and not unzip.unconsumed_tail and at >= len(data):
                break
    except zlib.error:
        raise Refused("SEC.ARCHIVE") from None
    return size


def _guard(size: int, consumed: int) -> None:
    if size > LARGEST_BATCH or (size > _FLOOR and size > RATIO * max(consumed, 1)):
        raise Refused("SEC.RATIO")


def unzipped(data: Bytes) -> Iterator[Bytes]:
    """The content of each file in a zip archive, one after the other. Raises Refused."""
    try:
        with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
            members = [info for info in archive.infolist() if _is_file(info)]
            if len(members) > MOST_MEMBERS:
                raise Refused("SEC.RATIO")
            total = 0
            for info in members:
                with tempfile.SpooledTemporaryFile(_IN_MEMORY) as sink:
                    size = _inflate_member(archive, info, sink, total)  # type: ignore[arg-type]
                    total += size
                    with _mapped(sink, size) as content:
                        yield _flat(content)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        raise Refused("SEC.ARCHIVE") from None


def _is_file(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and not info.filename.startswith("__MACOSX/")


def _inflate_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, sink: IO[bytes], before: int) -> int:
    size = 0
    with archive.open(info) as member:
        while out := member.read(STEP):
            size += len(out)
            _guard(size, info.compress_size)
            if before + size > LARGEST_BATCH:
                raise Refused("SEC.RATIO")
            sink.write(out)
    return size


def _flat(content: Bytes) -> Bytes:
    if sniff(content).kind in ("gzip", "zip"):
        raise Refused("SEC.NESTED")
    return content


@contextmanager
def _mapped(sink: tempfile.SpooledTemporaryFile[bytes], size: int) -> Iterator[Bytes]:
    sink.seek(0)
    if size <= _IN_MEMORY:
        yield sink.read()
        return
    sink.rollover()
    with mapped(sink.fileno()) as view:
        yield view


@contextmanager
def mapped(descriptor: int) -> Iterator[mmap.mmap]:
    """An open file as bytes without reading it into memory."""
    view = mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
    try:
        yield view
    finally:
        view.close()
