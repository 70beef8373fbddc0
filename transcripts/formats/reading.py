"""Reads one document: parse, namespace, one repair, schema, rows, rules; and says how it ended."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from transcripts.formats import rules
from transcripts.formats.digest import content_sha256
from transcripts.formats.issues import Issue, issue
from transcripts.formats.model import Document
from transcripts.formats.pesc.namespaces import PINNED, TRANSCRIPTS, Pin, message_of, nearest
from transcripts.formats.pesc.parse import parse
from transcripts.formats.pesc.paths import line_of
from transcripts.formats.pesc.read import Reading
from transcripts.formats.pesc.repair import repair
from transcripts.formats.pesc.validate import validate

ACCEPTED, NEEDS_REVIEW, REJECTED, DUPLICATE = "accepted", "needs_review", "rejected", "duplicate"


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a file, by its place: bytes from and to, lines before it, and the bytes to be parsed.

    `fault` is set where the document, or with `whole_file` the file, cannot even be handed to the parser.
    """

    ordinal: int
    byte_from: int
    byte_to: int
    data: bytes = field(repr=False)
    line_offset: int = 0
    fault: Issue | None = None
    whole_file: bool = False

    @property
    def sha256(self) -> str:
        """The digest of the bytes of this document as parsed."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of one document. `document` is None where it could not be trusted enough to be read."""

    outcome: str
    issues: tuple[Issue, ...] = ()
    document: Document | None = None
    ordinal: int = 1
    format: str = ""  # CollegeTranscript:v1.6.0
    schema: str = ""  # the version it was held against
    repaired: bool = False
    unmapped: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    content_sha256: str = ""
    raw_sha256: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its issues, each once, in order."""
        return tuple(dict.fromkeys(found.code for found in self.issues))


@dataclass(frozen=True, slots=True)
class Profile:
    """What a sender's profile says about reading: no TEST documents, repair allowed, version where none is named."""

    production: bool = False
    repair_allowed: bool = True
    default_namespace: str = ""


def read(
    piece: Piece | bytes, *, schema_dir: Path | None = None, profile: Profile | None = None
) -> ReadResult:
    """Reads one document and judges it; never raises for what a file may hold.

    Lines of issues count from the start of the file as sent. `schema_dir` points at published schemas; without it the
    product's own fact tables validate.
    """
    if isinstance(piece, bytes):
        piece = Piece(1, 0, len(piece), piece)
    raw = piece.sha256
    if piece.fault:
        return ReadResult(REJECTED, (piece.fault,), ordinal=piece.ordinal, raw_sha256=raw)
    with _uncollected():
        root, fault = parse(piece.data)
        if root is None:
            found = (fault,) if fault else ()
            return ReadResult(REJECTED, _moved(found, piece), ordinal=piece.ordinal, raw_sha256=raw)
        result = _read(root, schema_dir, profile or Profile())
    return replace(result, issues=_moved(result.issues, piece), ordinal=piece.ordinal, raw_sha256=raw)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the cycle collector away for the few milliseconds of one document: it took two fifths of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _moved(issues: tuple[Issue, ...], piece: Piece) -> tuple[Issue, ...]:
    if not piece.line_offset:
        return issues
    return tuple(replace(one, line=one.line + piece.line_offset) if one.line else one for one in issues)


def _read(root: etree._Element, schema_dir: Path | None, profile: Profile) -> ReadResult:
    name = etree.QName(root)
    pin = PINNED.get(name.namespace or "")
    if name.localname not in TRANSCRIPTS or (name.namespace and not message_of(name.namespace)):
        known = message_of(name.namespace or "")
        return ReadResult(REJECTED, (issue("NS.MESSAGE_UNREAD" if known else "NS.UNKNOWN"),))
    if pin is None and name.namespace:
        return _read_unpinned(root, schema_dir)
    faults = validate(root, pin, schema_dir) if pin else []
    repaired: Pin | None = None
    if profile.repair_allowed and (pin is None or any(fault.severity == "error" for fault in faults)):
        repaired = repair(root, pin, PINNED.get(profile.default_namespace))
    if repaired:
        pin, faults = (
            repaired,
            [issue("NS.REPAIRED", line=line_of(root)), *validate(root, repaired, schema_dir)],
        )
    if pin is None:
        return ReadResult(REJECTED, (issue("NS.UNKNOWN"),))
    shape = ReadResult(
        "", format=f"{pin.message}:v{pin.version}", schema=pin.version, repaired=bool(repaired)
    )
    if any(fault.severity == "error" for fault in faults):
        return replace(shape, outcome=REJECTED, issues=tuple(faults))
    return _to_rows(root, replace(shape, issues=tuple(faults)), pin.message, pin.version, profile.production)


def _read_unpinned(root: etree._Element, schema_dir: Path | None) -> ReadResult:
    """A transcript of a version without schema here: read, held, and compared with its nearest relative."""
    message, version = message_of(etree.QName(root).namespace or "") or ("", ())
    pin = nearest(etree.QName(root).localname, version)
    root.tag = f"{{{pin.namespace}}}{etree.QName(root).localname}"
    diagnosis = [replace(one, severity="info") for one in validate(root, pin, schema_dir)]
    number = ".".join(str(part) for part in version)
    held = issue("NS.VERSION_UNPINNED", line=line_of(root), expected=pin.version)
    shape = ReadResult("", (held, *diagnosis), format=f"{message}:v{number}", schema=pin.version)
    return _to_rows(root, shape, pin.message, number, production=False)


def _to_rows(
    root: etree._Element, shape: ReadResult, message: str, version: str, production: bool
) -> ReadResult:
    reading = Reading()
    document = reading.document(root, message, version)
    issues = (*shape.issues, *reading.issues, *rules.check(document, production=production))
    return replace(
        shape,
        outcome=outcome_of(issues),
        issues=issues,
        document=document,
        unmapped=dict(sorted(Counter(reading.unmapped).items())),
        dropped=dict(sorted(Counter(reading.dropped).items())),
        content_sha256=content_sha256(document),
    )


def outcome_of(issues: tuple[Issue, ...]) -> str:
    """Rejected by an error, held by a review, else accepted."""
    severities = {one.severity for one in issues}
    return REJECTED if "error" in severities else NEEDS_REVIEW if "review" in severities else ACCEPTED
