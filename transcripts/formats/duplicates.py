"""Twins inside one file: the same document twice, or one number on two contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transcripts.formats.issues import issue
from transcripts.formats.reading import DUPLICATE, NEEDS_REVIEW, REJECTED, ReadResult


def mark(results: Iterable[ReadResult]) -> Iterator[ReadResult]:
    """The results in order; a later twin becomes a duplicate, or is held where its content differs."""
    seen: dict[tuple[str, str, str], str] = {}
    for result in results:
        key = key_of(result)
        if key is None or result.outcome == REJECTED:
            yield result
        elif key not in seen:
            seen[key] = result.content_sha256
            yield result
        elif seen[key] == result.content_sha256:
            yield replace(result, outcome=DUPLICATE, issues=(*result.issues, issue("DUP.SAME")))
        else:
            held = issue("DUP.ID_CONTENT_DIFFERS", path="/TransmissionData/DocumentID")
            yield replace(result, outcome=NEEDS_REVIEW, issues=(*result.issues, held))


def key_of(result: ReadResult) -> tuple[str, str, str] | None:
    """Sender's code system, sender's code and document number; None where one of them is missing."""
    if result.document is None:
        return None
    sent = result.document.transmission
    code = sent.source.code if sent.source else None
    return (code.system, code.value, sent.document_id) if code and sent.document_id else None
