"""Cuts a file into documents by their bytes, so that one broken document fails alone and memory stays flat."""

from __future__ import annotations

import codecs
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from transcripts.formats.issues import Issue, issue
from transcripts.formats.pesc.parse import LARGEST
from transcripts.formats.reading import Piece
from transcripts.formats.sniffing import Bytes, Sniffed, sniff
from transcripts.formats.unpacking import Refused, gunzipped, mapped, unzipped

_TAG = re.compile(rb"<(/?)(?:[^\s<>/:]+:)?(?:CollegeTranscript|HighSchoolTranscript)(?=[\s/>])")
_ANY_TAG = re.compile(rb"<!--.*?-->|<\?.*?\?>|<(/?)([^\s<>/!?]+)([^<>]*?)(/?)>", re.DOTALL)
_XMLNS = re.compile(rb"\sxmlns(?::([^\s=]+))?\s*=\s*(\"[^\"]*\"|'[^']*')")
_STEP = 1 << 20
_NO_COPY = ("utf-8", "ascii", "")


def split(source: Bytes | Path) -> Iterator[Piece]:
    """Every document of a file, in order, numbered from 1; a file that cannot be read is one piece with its fault.

    `source` is the file's bytes, a memory map, or a path; gzip and zip are unpacked. Bytes and lines count in the
    unpacked file. Consume each piece before asking for the next: only its own bytes stay in memory.
    """
    if isinstance(source, Path):
        yield from _split_path(source)
        return
    kind = sniff(source).kind
    try:
        if kind == "gzip":
            with gunzipped(source) as content:
                yield from _split_flat(content)
        elif kind == "zip":
            yield from _split_zip(source)
        else:
            yield from _split_flat(source)
    except Refused as refused:
        yield _whole(issue(refused.code))


def _split_path(path: Path) -> Iterator[Piece]:
    if not path.stat().st_size:
        yield _whole(issue("RCV.EMPTY"))
        return
    with path.open("rb") as file, mapped(file.fileno()) as view:
        yield from split(view)


def _split_zip(source: Bytes) -> Iterator[Piece]:
    ordinal = 0
    for content in unzipped(source):
        for piece in _split_flat(content):
            ordinal += 1
            yield replace(piece, ordinal=ordinal, whole_file=False)
    if not ordinal:
        yield _whole(issue("RCV.EMPTY"))


def _whole(fault: Issue, data: bytes = b"") -> Piece:
    return Piece(1, 0, len(data), data, fault=fault, whole_file=True)


def _split_flat(data: Bytes) -> Iterator[Piece]:
    found = sniff(data)
    if found.kind == "empty":
        yield _whole(issue("RCV.EMPTY"))
    elif found.kind != "xml":
        yield _whole(issue("RCV.FORMAT_UNKNOWN"))
    elif found.fault:
        yield _whole(issue(found.fault), bytes(data[:LARGEST]))
    elif found.is_batch:
        yield from _split_batch(data, found)
    elif len(data) > LARGEST:
        yield _whole(issue("RCV.TOO_LARGE", expected="10 MB"))
    else:
        yield Piece(1, 0, len(data), bytes(data))


def _split_batch(data: Bytes, found: Sniffed) -> Iterator[Piece]:
    if found.encoding in _NO_COPY:
        yield from _cut(data)
        return
    with tempfile.TemporaryFile() as sink:
        decoder = codecs.getincrementaldecoder(found.encoding)()
        try:
            for at in range(0, len(data), _STEP):
                sink.write(decoder.decode(bytes(data[at : at + _STEP])).encode("utf-8"))
            sink.write(decoder.decode(b"", final=True).encode("utf-8"))
        except UnicodeError:
            yield _whole(issue("XML.ENCODING"))
            return
        sink.flush()
        with mapped(sink.fileno()) as view:
            yield from _cut(view)


def _cut(data: Bytes) -> Iterator[Piece]:
    """Pieces from each start tag to its end tag; what has no end before the next start is a piece at fault."""
    envelope = _Envelope()
    ordinal, line, counted, opened = 0, 0, 0, -1
    for found in _TAG.finditer(data):
        if found[1]:
            if opened < 0:
                continue
            start, stop, fault = (
                opened,
                bytes(data[found.end() : found.end() + 256]).find(b">") + found.end() + 1,
                None,
            )
            opened = -1
        elif opened < 0:
            opened = found.start()
            continue
        else:
            start, stop, fault = opened, found.start(), issue("SPLIT.UNCLOSED")
            opened = found.start()
        line += bytes(data[counted:start]).count(b"\n")
        envelope.see(bytes(data[counted:start]))
        ordinal += 1
        yield _piece(ordinal, start, stop, data, line, fault, envelope)
        line += bytes(data[start:stop]).count(b"\n")
        counted = stop
    if opened >= 0:
        line += bytes(data[counted:opened]).count(b"\n")
        envelope.see(bytes(data[counted:opened]))
        ordinal += 1
        yield _piece(ordinal, opened, len(data), data, line, issue("SPLIT.UNCLOSED"), envelope)
    if not ordinal:
        yield _whole(issue("SPLIT.EMPTY"))


def _piece(
    ordinal: int, start: int, stop: int, data: Bytes, line: int, fault: Issue | None, envelope: _Envelope
) -> Piece:
    if fault:
        fault = replace(fault, line=line + 1)
    elif stop - start > LARGEST:
        fault = issue("RCV.TOO_LARGE", line=line + 1, expected="10 MB")
    content = b"" if stop - start > LARGEST else envelope.complete(bytes(data[start:stop]))
    return Piece(ordinal, start, stop, content, line, fault)


class _Envelope:
    """The elements around the documents, and the namespaces they declare for what stands in them."""

    def __init__(self) -> None:
        self.open: list[dict[bytes, bytes]] = []

    def see(self, text: bytes) -> None:
        """Follows the tags between two documents."""
        for tag in _ANY_TAG.finditer(text):
            if tag[2] is None:
                continue
            if tag[1]:
                del self.open[-1:]
            elif not tag[4]:
                self.open.append({m[1] or b"": m[2] for m in _XMLNS.finditer(tag[3])})

    def complete(self, document: bytes) -> bytes:
        """The document with the declarations it uses but inherits; untouched if it brings its own."""
        known: dict[bytes, bytes] = {}
        for level in self.open:
            known.update(level)
        head = document[: document.find(b">")]
        own = {m[1] or b"" for m in _XMLNS.finditer(head)}
        missing = [
            b" xmlns" + (b":" + prefix if prefix else b"") + b"=" + value
            for prefix, value in known.items()
            if prefix not in own and (not prefix or prefix + b":" in document)
        ]
        if not missing:
            return document
        at = re.match(rb"<[^\s/>]+", document)
        place = at.end() if at else 0
        return document[:place] + b"".join(missing) + document[place:]
