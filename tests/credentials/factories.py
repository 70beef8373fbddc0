"""The cast of this room: a college in the directory, a learner, a stranger; real rows, real signatures."""

import itertools
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from accounts.models import Membership, Organization, Person
from credentials.models import IssuedCredential
from credentials.services import directory, issuance
from credentials.standards.award_facts import AwardFacts, ClrFacts, Result

_numbers = itertools.count(1)


def person(**facts: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create_user(f"person{number}", **{"email": f"person{number}@example.org"} | facts)


def organization(**facts: Any) -> Organization:
    number = next(_numbers)
    given = {"kind": "college", "name": f"College {number}", "slug": f"college-{number}"}
    return Organization.objects.create(**given | facts)


def member(person: Person, organization: Organization, role: str) -> Membership:
    """A membership that holds from today."""
    return Membership.objects.create(person=person, organization=organization, role=role)


def college(**scope: Any) -> Organization:
    """A college that stands in the directory and has keys."""
    made = organization()
    directory.admit(made, by=None, **scope)
    return made


def award_facts(**facts: Any) -> AwardFacts:
    given: dict[str, Any] = {
        "title": "Introduction to Sociology",
        "description": "How societies hold together and change.",
        "criteria": "Pass the course with a grade of C or better.",
        "achievement_type": "Course",
        "achievement_id": "https://college.example.edu/courses/soc-1",
        "awarded_at": datetime(2026, 6, 5, tzinfo=UTC),
        "units_earned": Decimal("3"),
        "results": (Result("Grade", "A"),),
    }
    return AwardFacts(**given | facts)


def award(
    source: Organization | None = None, subject: Person | None = None, **facts: Any
) -> IssuedCredential:
    """A signed award."""
    return issuance.issue(
        source or college(),
        kind="course",
        key=facts.pop("key", f"award-{next(_numbers)}"),
        subject=subject or person(),
        payload=award_facts(**facts),
        by=None,
    )


def transcript(source: Organization, subject: Person, awards: list[IssuedCredential]) -> IssuedCredential:
    """A signed transcript of whole awards."""
    payload = ClrFacts("Transcript", tuple(issuance.document_of(one) for one in awards))
    return issuance.issue(
        source,
        kind="transcript",
        key=f"transcript-{next(_numbers)}",
        subject=subject,
        payload=payload,
        by=None,
    )
