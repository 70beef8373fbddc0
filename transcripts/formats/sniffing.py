"""What a file is, told by its first bytes, never by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from mmap import mmap

from transcripts.formats import prolog
from transcripts.formats.pesc.namespaces import BATCH, TRANSCRIPTS, message_of

Bytes = bytes | bytearray | memoryview | mmap
_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF", "pdf"),
    (b"ISA", "x12"),
)
_HEAD = 1 << 20


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the first bytes say. Kind is xml, gzip, zip, pdf, x12, json, text or empty.

    For XML: local name, namespace and encoding of the root, and a code where the head itself is at fault.
    """

    kind: str
    local: str = ""
    namespace: str = ""
    encoding: str = ""
    fault: str = ""

    @property
    def is_batch(self) -> bool:
        """Whether it is an envelope with documents in it."""
        return self.local == BATCH

    @property
    def is_transcript(self) -> bool:
        """Whether its root is a transcript, of whatever version."""
        return self.local in TRANSCRIPTS

    @property
    def format(self) -> str:
        """Message and version in short, CollegeTranscript:v1.6.0; the kind where there is no PESC namespace."""
        found = message_of(self.namespace)
        if not found:
            return self.local or self.kind
        return f"{found[0]}:v{'.'.join(str(part) for part in found[1])}"


def sniff(data: Bytes) -> Sniffed:
    """Looks at the first megabyte of a file at most."""
    head = bytes(data[:_HEAD])
    if not head.strip(b"\0 \t\r\n"):
        return Sniffed("empty")
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return Sniffed(kind)
    if not re.match(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0\0\xfe\xff)?[\s\0]*<", head[:4096]):
        return Sniffed("json" if head.lstrip()[:1] in (b"{", b"[") else "text")
    found = prolog.look(head)
    return Sniffed("xml", found.local, found.namespace, found.encoding, found.fault)
