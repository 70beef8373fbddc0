"""Terms and records, with the legends that explain them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim
from transcripts.formats.model.course import Course, Licensure, Requirement
from transcripts.formats.model.organization import Organization
from transcripts.formats.model.study import Award, Program, Summary


@dataclass(frozen=True)
class Session:
    """A term and what was done in it; `designator` is the month it began, as YYYY-MM."""

    designator: str = ""
    suffix: str = ""
    name: str = ""
    type: str = ""
    school_year: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    school: Organization | None = None
    student_level: str = ""
    programs: tuple[Program, ...] = ()
    awards: tuple[Award, ...] = ()
    courses: tuple[Course, ...] = ()
    summaries: tuple[Summary, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class GradeSchemeEntry:
    """What a grade means at the sender between two days (`2999-01-01` is open)."""

    grade: str = ""
    description: str = ""
    points: str = ""
    qualifier: str = ""
    attempted_calc: str = ""
    earned_calc: str = ""
    points_calc: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class NotationLegendEntry:
    """What a notation on the transcript means."""

    code: str = ""
    description: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class InstitutionNote:
    """A statement the sender prints on its transcripts."""

    topic: str = ""
    statement: str = ""
    messages: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class GeCompletionArea:
    """One area of a general education pattern and whether it is complete."""

    area: str = ""
    completed: str = ""
    completed_on: date | None = None
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class GeCompletion:
    """A general education pattern (CSUAmerHist, CSUGE, CSUIGETC, UCIGETC) and how far it is complete."""

    pattern: str
    completed: str = ""
    completed_on: date | None = None
    areas: tuple[GeCompletionArea, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class AcademicRecord:
    """One record of one school; a document may hold several."""

    school: Organization | None = None
    student_level: str = ""
    cohort_year: int | None = None
    awards: tuple[Award, ...] = ()
    summaries: tuple[Summary, ...] = ()
    sessions: tuple[Session, ...] = ()
    courses: tuple[Course, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    licensures: tuple[Licensure, ...] = ()
    grade_scheme: tuple[GradeSchemeEntry, ...] = ()
    notation_legend: tuple[NotationLegendEntry, ...] = ()
    institution_notes: tuple[InstitutionNote, ...] = ()
    ge_completions: tuple[GeCompletion, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING
