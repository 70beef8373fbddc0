"""Synthetic people, records, skills, places and organizations, the same for the same seed.

Skill use falls off like Zipf's law (s = 1.02), records per person follow a gamma distribution with mean 12,
36 % of skills are signed (per-person beta): the shape that was measured on real job and course data.
"""

import bisect
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from config.demo import names

#: Share of California's people by county (FIPS), the ten largest and the rest together, in thousandths.
COUNTIES = {
    "037": 253,
    "073": 83,
    "059": 81,
    "065": 61,
    "071": 55,
    "085": 49,
    "001": 43,
    "067": 40,
    "013": 29,
    "019": 26,
    "999": 280,
}
COLLEGES = tuple(f"99{number:04d}" for number in range(1, 117))


@dataclass(frozen=True)
class Record:
    """One course or job: skill numbers it shows, and whether its source signed it."""

    title: str
    organization: str
    year: int
    skills: tuple[int, ...]
    signed: bool


@dataclass(frozen=True)
class SyntheticPerson:
    """One person with a place and records."""

    number: int
    first: str
    last: str
    county: str
    records: tuple[Record, ...]

    def skills(self) -> dict[int, bool]:
        """Skill number → whether some signed record shows it."""
        best: dict[int, bool] = {}
        for record in self.records:
            for skill in record.skills:
                best[skill] = best.get(skill, False) or record.signed
        return best


class Zipf:
    """Draws ranks 0 … n-1 with weight 1 / (rank + 3) ** s."""

    def __init__(self, n: int, s: float = 1.02) -> None:
        self.cumulated = list(itertools.accumulate(1 / (rank + 3) ** s for rank in range(n)))

    def draw(self, source: random.Random) -> int:
        return bisect.bisect(self.cumulated, source.random() * self.cumulated[-1])


def people(count: int, *, skills: int = 2000, seed: int = 20261122) -> Iterator[SyntheticPerson]:
    """`count` people, one at a time, so that millions need no memory."""
    source, zipf = random.Random(seed), Zipf(skills)
    counties, weights = list(COUNTIES), list(itertools.accumulate(COUNTIES.values()))
    for number in range(count):
        county = counties[bisect.bisect(weights, source.random() * weights[-1])]
        yield SyntheticPerson(
            number, source.choice(names.FIRST), source.choice(names.LAST), county, _records(source, zipf)
        )


def _records(source: random.Random, zipf: Zipf) -> tuple[Record, ...]:
    many = min(60, max(1, round(source.gammavariate(4, 3))))
    signed_share = source.betavariate(0.5, 0.9)
    return tuple(_record(source, zipf, signed_share) for _ in range(many))


def _record(source: random.Random, zipf: Zipf, signed_share: float) -> Record:
    found = tuple({zipf.draw(source) for _ in range(source.choice((1, 1, 2, 3)))})
    college = source.choice(COLLEGES)
    return Record(
        f"Course {found[0]}", college, source.randint(2005, 2026), found, source.random() < signed_share
    )
