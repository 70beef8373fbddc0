"""The pass line, pure (Title 5 section 55050, assessment rule; design section 5).

Scores run from 0 to 4 for each course outcome. Passing means every essential outcome at 2 or more and a mean of
2.5 or more: the mastery of a student with the lowest passing grade.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

VERSION = "2026-1"
SCALE = range(5)
ESSENTIAL_MINIMUM = 2
PASSING_MEAN = Decimal("2.5")
_BORDERLINE = (Decimal("2.25"), Decimal("2.75"))
SECOND_READ_UNITS = Decimal(6)
SECOND_SIGN_OFF_UNITS = Decimal(12)


@dataclass(frozen=True)
class Result:
    """What a set of scores comes to."""

    mean: Decimal
    passed: bool
    borderline: bool


def result(scores: Sequence[tuple[int, bool]]) -> Result:
    """Judge (score, essential) pairs. Raises ValueError when there is nothing to judge."""
    if not scores:
        raise ValueError("an assessment needs at least one outcome")
    mean = Decimal(sum(score for score, _ in scores)) / len(scores)
    enough = all(score >= ESSENTIAL_MINIMUM for score, essential in scores if essential)
    low, high = _BORDERLINE
    return Result(mean, enough and mean >= PASSING_MEAN, low <= mean <= high)


def second_read_reasons(found: Result, *, units: Decimal, portfolio: bool, waiver: bool) -> list[str]:
    """Why a second reader is needed: codes; empty when one reader is enough."""
    triggers = {
        "portfolio": portfolio,
        "near_pass_line": found.borderline,
        "over_six_units": units > SECOND_READ_UNITS,
        "conflict_waiver": waiver,
    }
    return [code for code, open_ in triggers.items() if open_]
