"""From the parsed document to the rows of the posted record, in memory; nothing is written here."""

from __future__ import annotations

from accounts.models import Organization
from transcripts import models
from transcripts.formats import model
from transcripts.services.rows.base import Rows
from transcripts.services.rows.people import add_person
from transcripts.services.rows.records import add_record, add_test


def build(
    parsed: model.Document,
    document: models.TranscriptDocument,
    known: dict[tuple[str, str], Organization],
    calendar: str = "",
) -> Rows:
    """The rows of a whole document. `known` are organizations by code; `calendar` is the sender's kind of units."""
    rows = Rows(document, known, calendar)
    add_person(rows, parsed.person)
    for record in parsed.records:
        add_record(rows, parsed, record)
    for test in parsed.tests:
        add_test(rows, test)
    return rows
