"""Finding people by skills: a list ordered by coverage, with the reason; never a score of a person."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from core.clock import today
from core.rungs import Rung
from employers.models import SearchDocument
from employers.search.query import Query
from employers.search.tokens import token
from skills.models import Skill

#: Published with the method card; a change of order is a new policy.
POLICY = "coverage-1"
#: Under five people nobody is shown: one could be singled out (mission section 5, rule 3).
FLOOR = 5
SHOWN = 20


@dataclass(frozen=True)
class Coverage:
    """One listed skill on one card: which rung stands behind it, or None when it is missing."""

    skill: Skill
    must: bool
    rung: Rung | None


@dataclass(frozen=True)
class Card:
    """One person without name, school, photo, age or dates."""

    handle: str
    coverage: tuple[Coverage, ...]

    @property
    def has_must(self) -> int:
        return sum(c.must and c.rung is not None for c in self.coverage)

    @property
    def of_must(self) -> int:
        return sum(c.must for c in self.coverage)

    @property
    def covered(self) -> int:
        return sum(c.rung is not None for c in self.coverage)

    @property
    def signed(self) -> int:
        return sum(c.rung in (Rung.SIGNED, Rung.SIGNED_ASSESSED) for c in self.coverage)


@dataclass(frozen=True)
class Result:
    """Cards, how many people match, and whether they are too few to show (then `found` is 0 and there is no card)."""

    cards: tuple[Card, ...]
    found: int
    too_few: bool


def find(query: Query, *, seed: str) -> Result:
    """People who hold every must-have, most listed skills first; ties turn by `seed` and week, never by time or id."""
    wanted = [token(number, signed=query.signed_only) for number in query.must]
    documents = list(SearchDocument.objects.consented().having(wanted)) if wanted else []
    if 0 < len(documents) < FLOOR:
        return Result((), 0, too_few=True)
    skills = Skill.objects.in_bulk(query.asked, field_name="number")
    cards = sorted(
        (_card(document, query, skills) for document in documents), key=lambda card: _order(card, seed)
    )
    return Result(tuple(cards[:SHOWN]), len(documents), too_few=False)


def people_of(handles: Iterable[str]) -> list[SearchDocument]:
    """The documents behind shown cards, for the learners' own logs."""
    return list(SearchDocument.objects.filter(handle__in=list(handles)).select_related("person"))


def _card(document: SearchDocument, query: Query, skills: dict[int, Skill]) -> Card:
    known = (number for number in query.asked if number in skills)
    return Card(
        document.handle,
        tuple(Coverage(skills[n], n in query.must, _rung(document.rungs.get(str(n)))) for n in known),
    )


def _rung(value: str | None) -> Rung | None:
    return Rung(value) if value else None


def _order(card: Card, seed: str) -> tuple[int, str]:
    year, week, _ = today().isocalendar()
    turn = hashlib.sha256(f"{seed}:{year}-{week}:{card.handle}".encode()).hexdigest()
    return -card.covered, turn
