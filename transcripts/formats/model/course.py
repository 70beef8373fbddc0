"""Courses and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim
from transcripts.formats.model.organization import Organization


@dataclass(frozen=True)
class GeArea:
    """A general education area: pattern CSUGE, CSUIGETC or UCIGETC, standing eligible or applied."""

    pattern: str
    standing: str
    area: str


@dataclass(frozen=True)
class Requirement:
    """A requirement, attribute or proficiency and whether its conditions are met."""

    kind: str
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sub_names: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    met_on: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Licensure:
    """A licence the course or record leads to or counts for."""

    names: tuple[str, ...] = ()
    region: str = ""
    passed_on: tuple[date, ...] = ()
    fulfilled: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class LearningOutcome:
    """What a course says the learner can do (from v1.9)."""

    text: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Course:
    """One line of a transcript. Credits and points are exact; `credit_basis` says how the credit came about."""

    credit_basis: str = ""
    credit_unit: str = ""
    credit_level: str = ""
    credit_attempted: Decimal | None = None
    credit_earned: Decimal | None = None
    grade_scale: str = ""
    grade: str = ""
    grade_status: str = ""
    narrative: str = ""
    repeat_code: str = ""
    code_system: str = ""
    code: str = ""
    quality_points: Decimal | None = None
    level: str = ""
    gpa_applicability: str = ""
    subject: str = ""
    number: str = ""
    section: str = ""
    original_course_id: str = ""
    agency_course_id: str = ""
    title: str = ""
    description: str = ""
    origin: Organization | None = None
    origin_course_number: str = ""
    applicability: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    state_articulation_id: str = ""
    csu_articulation_id: str = ""
    american_institutions: str = ""
    ge_areas: tuple[GeArea, ...] = ()
    bracketed: bool | None = None
    attempted_calc: str = ""
    earned_calc: str = ""
    points_calc: str = ""
    transferability: str = ""
    action_code: str = ""
    requirements: tuple[Requirement, ...] = ()
    licensures: tuple[Licensure, ...] = ()
    topics: tuple[str, ...] = ()
    outcomes: tuple[LearningOutcome, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING
