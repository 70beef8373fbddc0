"""The shared table of expected facts, and the same facts as our reader finds them."""

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.support.shared import shared_data
from transcripts.formats import ReadResult, mark_duplicates, read, split
from transcripts.formats.model import Document, Summary

# What the table promises to list completely; other warnings may come on top.
COMPLETE_FAMILIES = ("SEC", "XML", "SPLIT", "NS", "XSD", "UDE", "DUP", "RCV")
COMPLETE_RULES = frozenset(
    f"BIZ.{name}"
    for name in [
        "NO_SURNAME",
        "NO_IDENTITY",
        "EMPTY",
        "DECEASED",
        "NO_SENDER",
        "GPA_MISMATCH",
        "SUMMARY_SUM",
        "FILLER_VALUE",
        "CPL_UNANNOTATED",
    ]
)
OTHER_MESSAGES = ("DocumentRequest", "LearningRecord", "TestScoreReport", "TranscriptA", "TranscriptR")


def rows() -> list[dict[str, str]]:
    """Every line of the table about a college or high school transcript in PESC XML."""
    with shared_data("transcripts", "EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if _ours(row)]


def _ours(row: dict[str, str]) -> bool:
    return row["file"].endswith((".xml", ".gz")) and not row["message"].startswith(OTHER_MESSAGES)


@cache
def results(file: str, schema_dir: Path | None = None) -> tuple[ReadResult, ...]:
    """What we make of every document of a shared file."""
    data = shared_data("transcripts", file).read_bytes()
    return tuple(mark_duplicates(read(piece, schema_dir=schema_dir) for piece in split(data)))


def result_for(row: dict[str, str], schema_dir: Path | None = None) -> ReadResult:
    return results(row["file"], schema_dir)[int(row["document"] or 1) - 1]


def promised(codes: list[str] | tuple[str, ...]) -> set[str]:
    """Those codes the table promises to list completely."""
    return {code for code in codes if code.split(".")[0] in COMPLETE_FAMILIES or code in COMPLETE_RULES}


def facts(document: Document) -> dict[str, str]:
    """The facts of a document in the words of the table."""
    courses = document.courses()
    source = document.transmission.source
    return {
        "document_id": document.transmission.document_id,
        "sender": source.name if source else "",
        "learner_name": document.person.name.full,
        "birth": _birth(document),
        "academic_records": str(len(document.records)),
        "sessions": str(len(document.sessions())),
        "courses": str(len(courses)),
        "courses_outside_sessions": str(sum(len(record.courses) for record in document.records)),
        "awards": str(len(document.awards())),
        "awards_in_sessions": str(sum(len(session.awards) for session in document.sessions())),
        "tests": str(len(document.tests)),
        "record_summaries_stated": _summaries(document),
        "sum_CourseCreditValue": _sum([course.credit_attempted for course in courses]),
        "sum_CourseCreditEarned": _sum([course.credit_earned for course in courses]),
    }


def _birth(document: Document) -> str:
    said = document.person.verbatim
    return str(said.get("BirthDate") or said.get("Birthday") or "")


def _sum(values: list[Decimal | None]) -> str:
    stated = [value for value in values if value is not None]
    return f"{sum(stated, Decimal(0))} ({len(stated)})" if stated else ""


def _summaries(document: Document) -> str:
    told = [
        f"rec{number}:{summary.type or '-'} {_totals(summary)}"
        for number, record in enumerate(document.records, 1)
        for summary in record.summaries
    ]
    return " | ".join(told)


def _totals(summary: Summary) -> str:
    said = Counter(summary.verbatim)
    names = {
        "att": "CreditHoursAttempted",
        "earn": "CreditHoursEarned",
        "unit": "CreditUnit",
        "gpa": "GradePointAverage",
        "qp": "TotalQualityPoints",
        "hrs": "CreditHoursforGPA",
    }
    return " ".join(f"{short}={said.get(name)}" for short, name in names.items())
