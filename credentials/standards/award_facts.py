"""What a source states, before it is written in a standard's form. Plain and frozen; other rooms fill these in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Profile:
    """Who signs: the id under which its keys stand, and its name."""

    id: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class Alignment:
    """A competency or a credential elsewhere that this one meets (`target_type`: CFItem, CTDL, ext:…)."""

    name: str
    url: str
    target_type: str = "CFItem"
    framework: str = ""


@dataclass(frozen=True)
class Result:
    """One outcome, such as a grade: `type` is a resultType of Open Badges (LetterGrade, GradePointAverage …)."""

    name: str
    value: str
    type: str = "LetterGrade"
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class HashedIdentity:
    """An e-mail address, name or number of the learner, hashed with a salt of its own."""

    identity_type: str
    identity_hash: str
    salt: str


@dataclass(frozen=True)
class AwardFacts:
    """One award: a course, a certificate, a degree, a skill, credit for prior learning.

    `achievement_type` is of the closed list of Open Badges (Course, Certificate, AssociateDegree …) or `ext:…`;
    units are semester units. `criteria` says in words what was required, `method` how prior learning was shown.
    """

    title: str
    description: str
    criteria: str
    achievement_type: str
    achievement_id: str
    awarded_at: datetime | None = None
    name: str = ""
    units_earned: Decimal | None = None
    units_available: Decimal | None = None
    term: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    field_of_study: str = ""
    human_code: str = ""
    language: str = ""
    valid_until: datetime | None = None
    alignments: tuple[Alignment, ...] = ()
    results: tuple[Result, ...] = ()
    identities: tuple[HashedIdentity, ...] = ()
    endorsements: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Association:
    """How two achievements of a transcript belong together (`isParentOf`, `precedes` …)."""

    type: str
    source_id: str
    target_id: str


@dataclass(frozen=True)
class ClrFacts:
    """A transcript: whole signed awards, each with its own proof, and how they belong together.

    `partial` stays True unless the source states that this is everything.
    """

    name: str
    awards: tuple[Mapping[str, Any], ...]
    associations: tuple[Association, ...] = ()
    awarded_at: datetime | None = None
    partial: bool = True
    identities: tuple[HashedIdentity, ...] = ()


@dataclass(frozen=True)
class EndorsementFacts:
    """A third party's word for an achievement or a source."""

    name: str
    about_id: str
    comment: str


@dataclass(frozen=True)
class Status:
    """The place in a status list where a cancellation will show."""

    list_url: str
    index: int
    purpose: str = "revocation"


@dataclass(frozen=True)
class Envelope:
    """What every signed record bears: its address, who signs, since when, about whom, where it may be cancelled."""

    id: str
    issuer: Profile
    valid_from: datetime
    subject_id: str = ""
    status: Status | None = None
