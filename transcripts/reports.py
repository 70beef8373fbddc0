"""The report on a file: one shape for the page, the API and the command, and the same facts as a table of issues.

Shape: doors.md, a superset. Nothing private is in it: values are masked where they are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from core import spreadsheets
from transcripts.formats.codes import look_up
from transcripts.formats.issues import Issue, fill
from transcripts.formats.model import Document
from transcripts.formats.reading import ACCEPTED, DUPLICATE, NEEDS_REVIEW, REJECTED, ReadResult

COLUMNS = [
    "ordinal",
    "document_id",
    "outcome",
    "code",
    "severity",
    "stage",
    "path",
    "line",
    "column",
    "value_masked",
    "expected",
    "message",
]


def build(
    results: Iterable[ReadResult], *, file: str, sha256: str, format: str = "", with_person: bool = True
) -> dict[str, Any]:
    """The report of one file as plain data, in the language now active.

    `with_person` adds first and last name, for the eyes of the institution that sent or received the file.
    """
    listed = [transcript(result, with_person=with_person) for result in results]
    outcomes = [entry["outcome"] for entry in listed]
    return {
        "file": file,
        "format": format,
        "sha256": sha256,
        "documents": len(listed),
        "accepted": outcomes.count(ACCEPTED),
        "needs_review": outcomes.count(NEEDS_REVIEW),
        "rejected": outcomes.count(REJECTED),
        "duplicates": outcomes.count(DUPLICATE),
        "transcripts": listed,
    }


def transcript(result: ReadResult, *, with_person: bool = True) -> dict[str, Any]:
    """One document's part of the report."""
    document = result.document
    source = document.transmission.source if document else None
    counts = counts_of(document)
    entry: dict[str, Any] = {
        "ordinal": result.ordinal,
        "document_id": document.transmission.document_id if document else "",
        "outcome": result.outcome,
        "format": result.format,
        "schema": result.schema,
        "repaired": result.repaired,
        "institution": source.name if source else "",
        "sessions": counts["sessions"],
        "courses": counts["courses"],
        "awards": counts["awards"],
        "credits_earned": credits_earned(document),
        "counts": counts,
        "unmapped": [{"path": path, "n": n} for path, n in result.unmapped.items()],
        "dropped": [{"path": path, "n": n} for path, n in result.dropped.items()],
        "issues": [as_dict(found) for found in result.issues],
    }
    if with_person:
        name = document.person.name if document else None
        entry["person"] = {
            "first": name.first if name else "",
            "last": (name.last or name.composite) if name else "",
        }
    return entry


def counts_of(document: Document | None) -> dict[str, int]:
    """How many sessions, courses, awards and tests a document holds."""
    if document is None:
        return {"sessions": 0, "courses": 0, "awards": 0, "tests": 0}
    return {
        "sessions": len(document.sessions()),
        "courses": len(document.courses()),
        "awards": len(document.awards()),
        "tests": len(document.tests),
    }


def credits_earned(document: Document | None) -> str:
    """The sum of units earned as the courses state them, as text; empty where none is stated."""
    stated = [course.credit_earned for course in document.courses()] if document else []
    earned = [credit for credit in stated if credit is not None]
    return format(sum(earned, Decimal(0)), "f") if earned else ""


def message(issue: Issue) -> str:
    """The sentence of an issue in the language now active."""
    return fill(gettext(look_up(issue.code).sentence), issue)


def as_dict(issue: Issue) -> dict[str, Any]:
    """One issue as plain data; `help` is the place of its code in the documentation."""
    return {
        "code": issue.code,
        "severity": issue.severity,
        "stage": issue.stage,
        "path": issue.path,
        "line": issue.line,
        "column": issue.column,
        "value_masked": issue.value_masked,
        "expected": issue.expected,
        "message": message(issue),
        "help": issue.code.lower().replace(".", "-").replace("_", "-"),
    }


def as_csv(report: dict[str, Any]) -> bytes:
    """One line an issue."""
    return spreadsheets.as_csv(COLUMNS, _cells(report))


def _cells(report: dict[str, Any]) -> Iterator[list[str]]:
    for entry in report["transcripts"]:
        for found in entry["issues"]:
            row = {**found, **{key: entry[key] for key in ("ordinal", "document_id", "outcome")}}
            yield [str(row[column]) for column in COLUMNS]
