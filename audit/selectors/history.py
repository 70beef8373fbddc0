"""Reading history back as sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from audit.models import Entry
from audit.sentences import sentence


@dataclass(frozen=True)
class Line:
    """One line as people read it."""

    at: datetime
    words: str
    organization: str
    role: str


def history(target: models.Model) -> Iterator[Line]:
    """The life of one row, oldest first."""
    return map(_line, Entry.objects.on(target).select_related("by", "about"))


def about(person: models.Model) -> Iterator[Line]:
    """Everything done to or about a person, newest first; the person may read all of it (S8)."""
    return map(_line, Entry.objects.about(person).select_related("by", "about"))


def _line(entry: Entry) -> Line:
    facts = {
        "by": entry.by or "Career Passport",
        "about": entry.about or "",
        "organization": entry.organization_name,
        # Whom a learner chose freely stands in their own sealed ledger, never here.
        "recipient": entry.organization_name or _("someone they chose"),
    }
    return Line(entry.at, sentence(entry.code, facts | entry.facts), entry.organization_name, entry.role)
