"""Tests, the sending, and the whole document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim
from transcripts.formats.model.course import Course
from transcripts.formats.model.organization import Organization
from transcripts.formats.model.person import Person
from transcripts.formats.model.record import AcademicRecord, Session
from transcripts.formats.model.study import Award


@dataclass(frozen=True)
class Score:
    """One score; an invalidated one never counts, a self-reported one keeps its mark."""

    value: str = ""
    method: str = ""
    revised: bool | None = None
    invalidated: bool | None = None
    self_reported: bool | None = None
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Subtest:
    """A part of a test with its scores."""

    code_system: str = ""
    code: str = ""
    name: str = ""
    scores: tuple[Score, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class TestResult:
    """A test taken: the day, or the month or year as text where no day is given."""

    __test__ = False  # a fact of the trade, not a test of ours

    code_system: str = ""
    code: str = ""
    name: str = ""
    taken_on: date | None = None
    taken: str = ""
    student_level: str = ""
    subtests: tuple[Subtest, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Transmission:
    """Who sent the document to whom, when and why."""

    document_id: str = ""
    created_at: datetime | None = None
    document_type: str = ""
    transmission_type: str = ""
    source: Organization | None = None
    destination: Organization | None = None
    process_code: str = ""
    official_code: str = ""
    complete_code: str = ""
    request_tracking_id: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Document:
    """A whole transcript: what was sent about whom, with every record and test in it."""

    message: str  # CollegeTranscript or HighSchoolTranscript
    version: str  # 1.6.0
    transmission: Transmission = Transmission()
    person: Person = Person()
    records: tuple[AcademicRecord, ...] = ()
    tests: tuple[TestResult, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING

    def sessions(self) -> list[Session]:
        """Every session of every record, in document order."""
        return [session for record in self.records for session in record.sessions]

    def courses(self) -> list[Course]:
        """Every course, those in sessions first, then those directly under a record, record by record."""
        return [
            course
            for record in self.records
            for group in (*(session.courses for session in record.sessions), record.courses)
            for course in group
        ]

    def awards(self) -> list[Award]:
        """Every award, wherever it stands."""
        return [
            award
            for record in self.records
            for group in (record.awards, *(session.awards for session in record.sessions))
            for award in group
        ]
