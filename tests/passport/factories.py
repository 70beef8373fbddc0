"""Lines of the tests, made by the real verbs."""

from datetime import date, timedelta
from typing import Any

from accounts.models import Person
from core.clock import now
from passport.models import PassportLine, Share
from passport.services import lines, sharing


def own_line(person: Person, title: str = "Shift lead", **facts: Any) -> PassportLine:
    """A line that the learner wrote."""
    terms: dict[str, Any] = {"kind": "job", "source_name": "Corner Store", "starts_on": date(2024, 3, 1)}
    return lines.add_own(person, title=title, by=person, **(terms | facts))


def shared(person: Person, chosen: list[PassportLine], **facts: Any) -> Share:
    """A share signed just now for 30 days."""
    terms: dict[str, Any] = {
        "to": "Harbor Works",
        "purpose": "employer_share",
        "expires_at": now() + timedelta(days=30),
        "reauth_at": now(),
    }
    return sharing.share(person, lines=chosen, by=person, **(terms | facts))
