"""What employers may find while a learner lets them: skills and who stands behind them, never who or where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from accounts.models import Person
from consent.enums import Purpose
from consent.models import Grant
from consent.purposes import FINDING
from core.clock import today
from core.rungs import Rung
from passport.enums import Kind

if TYPE_CHECKING:
    from passport.selectors.shared_view import SharedLine, SharedSkill

ADULT = 18


@dataclass(frozen=True)
class FoundLine:
    """One line without its title, school and dates: kind, rung and the skills that it shows."""

    kind: Kind
    rung: Rung
    skills: tuple["SharedSkill", ...]


@dataclass(frozen=True)
class Findable:
    """All that a search document may be made of."""

    lines: tuple[FoundLine, ...]


def is_on(person: Person) -> bool:
    """Whether the learner's own grant lets employers find them now (database clock); never under 18 (S87)."""
    return may_be_found(person) and open_grants(person).filter(learner__kept_out_at=None).exists()


def open_grants(person: Person) -> QuerySet[Grant]:
    """The learner's own yes to being found, while it holds."""
    return Grant.objects.of(person).open_now().filter(purpose=Purpose.BE_FOUND)


def open_to_any_search(person: Person) -> QuerySet[Grant]:
    """Every yes by which employers or colleges may find them now."""
    return Grant.objects.of(person).open_now().filter(purpose__in=FINDING)


def may_be_found(person: Person) -> bool:
    """Under 18 the switch does not exist. Without a birth date the person is asked nothing and may choose."""
    born = person.birth_date
    if born is None:
        return True
    day = today()
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) >= ADULT


def strip(lines: Iterable["SharedLine"]) -> Findable:
    """Take away everything by which a reader could tell who it is."""
    return Findable(tuple(FoundLine(line.kind, line.rung, line.skills) for line in lines))
