"""Sure, choose or new. Never sure on name and birth date alone, whatever else is tempting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from institutions.matching.evidence import Evidence

AUTOMATIC = ("T0", "T1", "T2", "T3")
_ADULT = 18


@dataclass(frozen=True)
class Candidate:
    """An account and the evidence for it; `disputed` when the learner refused a record of this sender before."""

    person: Any
    evidence: Evidence
    nearness: int = 0
    disputed: bool = False


@dataclass(frozen=True)
class Circumstances:
    """What forbids an automatic match although the facts agree."""

    birth_date: date | None = None
    partial_birth: bool = False
    deceased: bool = False
    repaired_or_unpinned: bool = False
    sender_listed: bool = True
    today: date | None = None

    @property
    def minor(self) -> bool:
        if not self.birth_date or not self.today:
            return False
        born, day = self.birth_date, self.today
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < _ADULT


@dataclass(frozen=True)
class Verdict:
    """The class, the only candidate where it is sure, and the codes that say why it is not."""

    match_class: str
    candidate: Candidate | None = None
    codes: tuple[str, ...] = ()


def classify(candidates: Sequence[Candidate], case: Circumstances) -> Verdict:
    """Judge all candidates of one document together."""
    if not candidates:
        return Verdict("new", codes=("ID.NONE",))
    codes = _doubts(candidates, case)
    if codes:
        return Verdict("choose", codes=codes)
    return Verdict("sure", candidates[0])


def _doubts(candidates: Sequence[Candidate], case: Circumstances) -> tuple[str, ...]:
    first = candidates[0]
    minor_by_ssn = first.evidence.tier == "T3" and case.minor
    doubts = {
        "ID.MULTIPLE": len(candidates) > 1,
        "ID.CONTRADICTION": any(c.evidence.contradicts for c in candidates),
        "ID.PARTIAL_BIRTH": case.partial_birth,
        "ID.NAME_ONLY": first.evidence.tier not in AUTOMATIC,
        "ID.ASK": any(
            (case.deceased, case.repaired_or_unpinned, not case.sender_listed, minor_by_ssn, first.disputed)
        ),
    }
    return tuple(code for code, there in doubts.items() if there)
