"""Invented people who switched search on: enough that nobody stands alone."""

import random
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.models import Person
from config.demo import names
from core.clock import now
from passport.services import discovery, lines, skilling
from skills.selectors import suggest

SIZES = {"small": 24, "county": 2_000, "state": 100_000}
#: Titles whose words the phrase list knows, so that skills are suggested from them.
_JOBS = (
    "Front desk and customer service",
    "Cashier and customer service",
    "Home health caregiving",
    "Warehouse and forklift",
    "Line cook",
    "Case work at a shelter",
    "Paraeducator and tutor",
    "Administrative assistant",
    "Help desk",
)


def make(size: str) -> int:
    """Make people up to the size's number; returns how many are new."""
    source, made = random.Random(20261122), 0
    for number in range(SIZES[size]):
        made += make_person(
            number, source.choice(names.FIRST), source.choice(names.LAST), source.sample(_JOBS, 3)
        )
    return made


@transaction.atomic  # a start that is interrupted leaves nobody half made, and the disk is waited for once
def make_person(number: int, first: str, last: str, jobs: Sequence[str]) -> bool:
    """Make one learner with a job for each title, found by employers; whether they are new."""
    username = f"crowd-{number:06d}"
    if Person.objects.filter(username=username).exists():
        return False
    born = date(1970 + number % 34, 1 + number % 12, 1 + number % 28)
    facts = {"first_name": first, "last_name": last, "birth_date": born, "is_demo": True}
    person = Person.objects.create_user(username, None, **facts)
    for year, title in enumerate(["Customer service", *jobs]):
        _job(person, title, date(2018 + year, 1, 1))
    discovery.switch_on(person, by=person, language="en", reauth_at=now())
    return True


def _job(person: Person, title: str, starts_on: date) -> None:
    line = lines.add_own(
        person, kind="job", title=title, source_name="A demo employer", starts_on=starts_on, by=person
    )
    skilling.choose(line, [s.skill for s in suggest.from_text(title)], by=person)
