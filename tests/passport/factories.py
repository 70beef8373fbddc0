"""Lines of the tests, made by the real verbs."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import Organization, Person
from core.clock import now
from credentials.models import IssuedCredential
from credentials.services import directory, issuance
from credentials.standards.award_facts import AwardFacts, Result
from passport.models import PassportLine, Share
from passport.services import lines, sharing
from tests.accounts.factories import OrganizationFactory


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


def college(name: str = "Laurel College") -> Organization:
    """A college that may sign."""
    organization = OrganizationFactory(name=name)
    directory.admit(organization, by=None)
    return organization


def course(
    source: Organization, person: Person, title: str = "Sociology of Aging", **facts: Any
) -> IssuedCredential:
    """A graded course, signed by its college; the lines arrive by the signal."""
    code, grade = facts.pop("code", "SOC 41"), facts.pop("grade", "A")
    terms: dict[str, Any] = {
        "title": title,
        "description": title,
        "criteria": "Passed the course.",
        "achievement_type": "Course",
        "achievement_id": f"https://{source.slug}.example.edu/courses/{code.replace(' ', '-')}",
        "human_code": code,
        "language": "en",
        "units_earned": Decimal("3"),
        "term": "Spring 2024",
        "ended_at": datetime(2024, 6, 5, tzinfo=UTC),
        "results": (Result("Grade", grade),) if grade else (),
    }
    payload = AwardFacts(**(terms | facts))
    key = f"{person.pk}:{code}:{title}"
    return issuance.issue(source, kind="course", key=key, subject=person, payload=payload, by=None)


def signed_line(
    source: Organization, person: Person, title: str = "Sociology of Aging", **facts: Any
) -> PassportLine:
    """The accepted line of a signed course."""
    credential = course(source, person, title, **facts)
    line = PassportLine.objects.of(person).get(credential=credential)
    return lines.accept(line, by=person)
