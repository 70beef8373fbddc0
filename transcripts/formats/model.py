"""What a transcript says, whatever format it came in: frozen facts, exact decimals, the sender's own words kept.

`verbatim` holds each leaf as sent, keyed by its name in the format; `extensions` what has no column here, by path.
Values that name or number a person stay out of `repr`, so that no log line can carry them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Verbatim = Mapping[str, str | tuple[str, ...]]
Extensions = Mapping[str, str]


class _Nothing(dict[str, str]):
    """The empty mapping every row shares until it has words of its own: nobody can write in it."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __setitem__(self, key: str, value: str) -> None:
        raise TypeError("this mapping is shared and stays empty")


NOTHING: Mapping[str, str] = _Nothing()


@dataclass(frozen=True, slots=True)
class OrganizationCode:
    """One number of an organization in one system (FICE, IPEDS, CEEBACT, …)."""

    system: str
    value: str


# The order in which a sender's codes are believed.
CODE_ORDER = [
    "OPEID",
    "IPEDS",
    "FICE",
    "ATP",
    "CEEBACT",
    "ACT",
    "CCD",
    "PSS",
    "CSIS",
    "USIS",
    "ESIS",
    "PSIS",
    "APAS",
    "DUNS",
    "NCHELPID",
    "GEOCode",
    "MutuallyDefined",
    "LocalOrganizationID",
]


@dataclass(frozen=True, slots=True)
class Organization:
    """A college, school or agency as the document names it."""

    names: tuple[str, ...] = ()
    codes: tuple[OrganizationCode, ...] = ()
    local_code: str = ""
    local_region: str = ""
    override_code: str = ""
    school_level: str = ""
    affiliation: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING

    @property
    def name(self) -> str:
        """The first name given, or nothing."""
        return self.names[0] if self.names else ""

    @property
    def code(self) -> OrganizationCode | None:
        """The code by which the organization is known to us: the first present in the order of belief."""
        by_system = {code.system: code for code in self.codes}
        if self.local_code:
            by_system["LocalOrganizationID"] = OrganizationCode("LocalOrganizationID", self.local_code)
        return next((by_system[system] for system in CODE_ORDER if system in by_system), None)

    def same_as(self, other: Organization) -> bool:
        """Whether both bear a code in common, or the same name where one of them has no code."""
        if self.codes and other.codes:
            return bool(set(self.codes) & set(other.codes))
        return bool(self.name) and self.name.casefold() == other.name.casefold()


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name; the composite form is kept whole, never split by us."""

    code: str = ""
    prefix: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    middle: tuple[str, ...] = field(default=(), repr=False)
    last: str = field(default="", repr=False)
    suffix: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    composite: str = field(default="", repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)

    @property
    def full(self) -> str:
        """First, middle and last names, or the composite name."""
        return " ".join(part for part in (self.first, *self.middle, self.last) if part) or self.composite


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of a person: kind is school, agency, recipient, nsn, ssn, sin or last4."""

    kind: str
    value: str = field(default="", repr=False)
    agency_code: str = ""
    agency_name: str = ""
    country: str = ""
    region: str = ""
    notes: tuple[str, ...] = field(default=(), repr=False)
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Whose transcript it is, as the document says."""

    name: Name = Name()
    other_names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_date: date | None = field(default=None, repr=False)
    birth_month_day: str = field(default="", repr=False)
    birth_year: int | None = field(default=None, repr=False)
    high_school: Organization | None = None
    emails: tuple[str, ...] = field(default=(), repr=False)
    deceased: bool | None = None
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)

    @property
    def has_birth(self) -> bool:
        """Whether any part of a birth date is given."""
        return bool(self.birth_date or self.birth_month_day or self.birth_year)


@dataclass(frozen=True, slots=True)
class Honor:
    """A distinction, of an award or of a term."""

    title: str = ""
    level: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals as the sender states them, scope told by the place where they stand."""

    type: str = ""
    level: str = ""
    gpa_scope: str = ""
    attempted: Decimal | None = None
    earned: Decimal | None = None
    required: Decimal | None = None
    deficient: Decimal | None = None
    unit: str = ""
    gpa: Decimal | None = None
    quality_points: Decimal | None = None
    gpa_hours: Decimal | None = None
    range_min: Decimal | None = None
    range_max: Decimal | None = None
    rank: int | None = None
    rank_of: int | None = None
    honors: tuple[Honor, ...] = ()
    programs: tuple[Program, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class Program:
    """A field of study: a code in a system (CIP, HEGIS, …), a kind (Major, Minor, …) and a name."""

    code_system: str = ""
    code: str = ""
    type: str = ""
    name: str = ""
    summaries: tuple[Summary, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class Award:
    """A degree, certificate or diploma; it counts as given only if completed or dated."""

    level: str = ""
    awarded_on: date | None = None
    title: str = ""
    completed: bool | None = None
    completed_on: date | None = None
    thesis_title: str = ""
    honors: tuple[Honor, ...] = ()
    programs: tuple[Program, ...] = ()
    summaries: tuple[Summary, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class GeArea:
    """A general education area: pattern CSUGE, CSUIGETC or UCIGETC, standing eligible or applied."""

    pattern: str
    standing: str
    area: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Licensure:
    """A licence the course or record leads to or counts for."""

    names: tuple[str, ...] = ()
    region: str = ""
    passed_on: tuple[date, ...] = ()
    fulfilled: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class LearningOutcome:
    """What a course says the learner can do (from v1.9)."""

    text: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class NotationLegendEntry:
    """What a notation on the transcript means."""

    code: str = ""
    description: str = ""
    effective_from: date | None = None
    effective_to: date | None = None
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class InstitutionNote:
    """A statement the sender prints on its transcripts."""

    topic: str = ""
    statement: str = ""
    messages: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class GeCompletionArea:
    """One area of a general education pattern and whether it is complete."""

    area: str = ""
    completed: str = ""
    completed_on: date | None = None
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
class GeCompletion:
    """A general education pattern (CSUAmerHist, CSUGE, CSUIGETC, UCIGETC) and how far it is complete."""

    pattern: str
    completed: str = ""
    completed_on: date | None = None
    areas: tuple[GeCompletionArea, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Subtest:
    """A part of a test with its scores."""

    code_system: str = ""
    code: str = ""
    name: str = ""
    scores: tuple[Score, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
