"""People who can be found, made by the real verbs."""

from datetime import date

from accounts.enums import Role
from accounts.models import Membership, Person
from core.clock import now
from employers.models import EmployerProfile
from passport.services import discovery, lines, skilling
from skills.selectors import suggest
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory


def recruiter(*, verified: bool = True) -> Membership:
    """A recruiter of an employer that may search."""
    employer = OrganizationFactory(employer=True)
    if verified:
        EmployerProfile.objects.create(organization=employer, verified_at=now(), verified_by=PersonFactory())
    return MembershipFactory(organization=employer, role=Role.RECRUITER)


def switch_on(person: Person) -> None:
    discovery.switch_on(person, by=person, language="en", reauth_at=now())


def job(person: Person, title: str) -> None:
    """A job whose suggested skills the learner confirmed."""
    line = lines.add_own(
        person, kind="job", title=title, source_name="Secret Store", starts_on=date(2020, 1, 1), by=person
    )
    skilling.choose(line, [s.skill for s in suggest.from_text(title)], by=person)


def findable(*titles: str, **facts: object) -> Person:
    """A learner with jobs of these titles who switched search on."""
    person = PersonFactory(birth_date=date(1990, 1, 1), **facts)
    for title in titles or ("Customer service",):
        job(person, title)
    switch_on(person)
    return person


def many(count: int, *titles: str) -> list[Person]:
    return [findable(*titles) for _ in range(count)]
