"""The report on a file, told from its rows: the same facts for page, command, API, CSV and print."""

from collections.abc import Iterable
from typing import Any

from institutions.enums import Outcome
from institutions.issue_codes import cause, sentence
from institutions.models import ImportDocument, ImportIssue, TranscriptImport
from transcripts import reports

_COUNTED = {
    "accepted": Outcome.ACCEPTED,
    "needs_review": Outcome.NEEDS_REVIEW,
    "rejected": Outcome.REJECTED,
    "duplicates": Outcome.DUPLICATE,
}


def report(import_: TranscriptImport) -> dict[str, Any]:
    """The object of doors.md and more; of a file that was sent before, the report of the first receipt."""
    told = import_.first or import_
    documents = list(told.documents.prefetch_related("issues"))
    outcomes = [document.outcome for document in documents]
    return {
        "file": import_.name,
        "receipt": import_.receipt,
        "first_receipt": told.receipt,
        "state": import_.state,
        "format": told.format,
        "sha256": import_.raw_sha256,
        "documents": len(documents),
        **{name: outcomes.count(outcome) for name, outcome in _COUNTED.items()},
        "transcripts": [_document(document) for document in documents],
    }


def as_csv(import_: TranscriptImport) -> bytes:
    """One line an issue, worst documents first, safe to open in a spreadsheet."""
    return reports.as_csv(report(import_))


def _document(document: ImportDocument) -> dict[str, Any]:
    counts = document.counts or {"sessions": 0, "courses": 0, "awards": 0, "tests": 0}
    said = document.learner or {}
    return {
        "ordinal": document.ordinal,
        "document_id": document.document_id,
        "outcome": document.outcome,
        "state": document.state,
        "person": {"first": said.get("first", ""), "last": said.get("last", "")},
        "institution": document.institution,
        "format": document.format,
        "schema": document.schema,
        "repaired": document.repaired,
        "sessions": counts["sessions"],
        "courses": counts["courses"],
        "awards": counts["awards"],
        "credits_earned": document.credits_earned,
        "counts": counts,
        "match": document.match_class,
        "unmapped": _paths(document.unmapped),
        "dropped": _paths(document.dropped),
        "issues": [issue(found) for found in document.issues.all()],
    }


def _paths(found: dict[str, int]) -> list[dict[str, Any]]:
    return [{"path": path, "n": n} for path, n in sorted(found.items())]


def issue(found: ImportIssue) -> dict[str, Any]:
    """One finding as plain data, its sentence in the language now active."""
    return {
        "code": found.code,
        "severity": found.severity,
        "stage": found.stage,
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "value_masked": found.value_masked,
        "expected": found.expected,
        "message": sentence(found),
        "cause": str(cause(found.code)),
        "help": found.help_code,
    }


def worst_first(documents: Iterable[ImportDocument]) -> list[ImportDocument]:
    """Rejected, then those that need review, then the rest, each in the order of the file."""
    order = [Outcome.REJECTED, Outcome.NEEDS_REVIEW, Outcome.ACCEPTED, Outcome.DUPLICATE, ""]
    return sorted(documents, key=lambda document: (order.index(document.outcome), document.ordinal))
