"""Invented transcripts, the same for the same seed: for the demo world, the benchmarks and the tests.

Everyone in them is invented; colleges are real by name and number, since a transcript has to come from somewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from transcripts.formats.model import (
    AcademicRecord,
    Award,
    Course,
    Document,
    GeArea,
    Identifier,
    Name,
    Organization,
    OrganizationCode,
    Person,
    Program,
    Session,
    Summary,
    Transmission,
)
from transcripts.formats.pesc.write import write
from transcripts.invented import CATALOG, COLLEGES, FIRST, LAST, College

_GRADES = {"A": "4", "B": "3", "C": "2", "D": "1", "F": "0", "P": "", "NP": "", "W": ""}
_WEIGHTS = (32, 30, 17, 4, 4, 7, 1, 5)
_PRIOR = (
    ("AdvancedPlacement", "AP EXAM"),
    ("Military", "MILITARY SERVICE"),
    ("CreditByExam", "CREDIT BY EXAM"),
    ("LifeExperience", "PORTFOLIO"),
)


#: Courses of one term, each with the grade that was given: `((row of the catalog, "A"), …)`.
Term = tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Learner:
    """Whose transcript is to be invented; what is left empty is drawn."""

    first: str = ""
    last: str = ""
    birth_date: date | None = None
    school_id: str = ""
    cccid: str = ""


def transcripts(
    count: int, *, seed: int = 1, sessions: int = 8, courses: int = 5, on: date = date(2026, 1, 15)
) -> Iterator[Document]:
    """Any number of transcripts, each by its own seed, so that the thousandth needs none of those before it."""
    for number in range(count):
        yield transcript(seed=seed * 1_000_003 + number, sessions=sessions, courses=courses, on=on)


def transcript(
    *,
    seed: int,
    college: College | None = None,
    learner: Learner | None = None,
    sessions: int = 4,
    courses: int = 4,
    on: date = date(2026, 1, 15),
    tracking_id: str = "",
    transmission_type: str = "Original",
    award: bool | Award | None = None,
    plan: tuple[Term, ...] = (),
) -> Document:
    """One transcript: its sum of units, points and averages agree, and its lines of prior learning say how.

    With a `plan` the terms, courses and grades are those of the plan; without one they are drawn.
    """
    draw = random.Random(seed)
    where = college or draw.choice(COLLEGES)
    taken = [_taken(where, term) for term in plan] or None
    many = len(plan) or sessions
    years = on.year - (many + 1) // 2
    terms = tuple(
        _session(where, years, at, taken[at] if taken else _drawn(draw, where, years, at, courses))
        for at in range(many)
    )
    lines = [course for term in terms for course in term.courses]
    school = Organization(names=(where.name,), codes=(OrganizationCode("FICE", where.fice),))
    record = AcademicRecord(
        school=school,
        awards=_awards(draw, on, award),
        summaries=(_summary(lines, where.unit),),
        sessions=terms,
    )
    person = _person(draw, learner or Learner())
    return Document(
        "CollegeTranscript",
        "1.6.0",
        _transmission(draw, where, seed, on, tracking_id, transmission_type),
        person,
        (record,),
        notes=("Invented for demonstration. No such person exists.",),
    )


def _transmission(
    draw: random.Random, where: College, seed: int, on: date, tracking_id: str, transmission_type: str
) -> Transmission:
    return Transmission(
        document_id=f"GEN-{where.fice}-{seed}",
        created_at=datetime(on.year, on.month, on.day, 8, draw.randrange(60), tzinfo=UTC),
        document_type="StudentRequest",
        transmission_type=transmission_type,
        source=Organization(names=(where.name,), codes=(OrganizationCode("FICE", where.fice),)),
        destination=Organization(
            names=("Career Passport",), codes=(OrganizationCode("MutuallyDefined", "PASSPORT"),)
        ),
        process_code="TEST",
        official_code="Official",
        complete_code="Complete",
        request_tracking_id=tracking_id,
    )


def _person(draw: random.Random, learner: Learner) -> Person:
    born = date(draw.randrange(1960, 2007), draw.randrange(1, 13), draw.randrange(1, 29))
    number = learner.school_id or str(draw.randrange(100_000_000, 899_999_999))
    cccid = learner.cccid or f"{draw.choice('ABCDEFGH')}{draw.choice('KLMNP')}{draw.randrange(1000, 9999)}"
    return Person(
        name=Name(first=learner.first or draw.choice(FIRST), last=learner.last or draw.choice(LAST)),
        identifiers=(
            Identifier("school", number),
            Identifier("agency", cccid, "State", "CCC Technology Center", "US", "CA"),
        ),
        birth_date=learner.birth_date or born,
    )


def _session(where: College, first_year: int, at: int, lines: list[Course]) -> Session:
    begins, ends = _span(first_year, at)
    return Session(
        designator=f"{begins:%Y-%m}",
        name=f"{'Spring' if at % 2 else 'Fall'} {begins.year}",
        type=where.unit,
        begins_on=begins,
        ends_on=ends,
        courses=tuple(lines),
        summaries=(_summary(lines, where.unit),),
    )


def _span(first_year: int, at: int) -> tuple[date, date]:
    year = first_year + at // 2
    if at % 2:
        return date(year + 1, 1, 19), date(year + 1, 5, 22)
    return date(year, 8, 24), date(year, 12, 18)


def _taken(where: College, term: Term) -> list[Course]:
    return [_course(where, entry, grade) for entry, grade in term]


def _drawn(draw: random.Random, where: College, first_year: int, at: int, courses: int) -> list[Course]:
    """Courses as they come; one first term in four has a line of prior learning."""
    chosen = draw.sample(CATALOG, min(courses, len(CATALOG)))
    lines = [_course(where, entry, draw.choices(tuple(_GRADES), _WEIGHTS)[0]) for entry in chosen]
    if at == 0 and not draw.randrange(4):
        lines[0] = _prior_learning(draw, where, chosen[0], _span(first_year, at)[0])
    return lines


def _course(where: College, entry: tuple[str, ...], grade: str) -> Course:
    units, points = Decimal(entry[4]), _GRADES[grade]
    passed = grade in "ABCDP" and grade != "NP"
    counted = bool(points)
    return _line(
        where,
        entry,
        credit_basis="Regular",
        grade=grade,
        grade_scale="25" if counted else "62",
        credit_attempted=units if counted else Decimal("0.0"),
        credit_earned=units if passed else Decimal("0.0"),
        quality_points=units * Decimal(points) if counted else Decimal("0.0"),
        gpa_applicability="Applicable" if counted else "NotApplicable",
        bracketed=not counted,
    )


def _prior_learning(draw: random.Random, where: College, entry: tuple[str, ...], begins: date) -> Course:
    basis, method = draw.choice(_PRIOR)
    return _line(
        where,
        entry,
        credit_basis=basis,
        grade="P",
        grade_scale="62",
        credit_attempted=Decimal("0.0"),
        credit_earned=Decimal(entry[4]),
        quality_points=Decimal("0.0"),
        gpa_applicability="NotApplicable",
        bracketed=True,
        notes=(
            f"CREDIT BY ASSESSMENT OF PRIOR LEARNING - {method}",
            f"{entry[4]} UNITS, APPROVED {begins:%Y-%m-%d}, AP 4235",
        ),
    )


def _line(
    where: College,
    entry: tuple[str, ...],
    *,
    credit_basis: str,
    grade: str,
    grade_scale: str,
    credit_attempted: Decimal,
    credit_earned: Decimal,
    quality_points: Decimal,
    gpa_applicability: str,
    bracketed: bool,
    notes: tuple[str, ...] = (),
) -> Course:
    subject, number, title, cip, _, area = entry
    calc = "BracketedNotCounted" if bracketed else "Counted"
    return Course(
        credit_basis=credit_basis,
        credit_unit=where.unit,
        credit_level="LowerDivision",
        credit_attempted=credit_attempted,
        credit_earned=credit_earned,
        grade_scale=grade_scale,
        grade=grade,
        code_system="CIP",
        code=cip,
        quality_points=quality_points,
        level="LowerDivision",
        gpa_applicability=gpa_applicability,
        subject=subject,
        number=number,
        title=title,
        ge_areas=(GeArea("CSUGE", "eligible", area),) if area else (),
        bracketed=bracketed,
        attempted_calc=calc,
        points_calc=calc,
        transferability="TransferableToUCandCSU" if area else "TransferableToCSU",
        notes=notes,
    )


def _summary(lines: list[Course], unit: str) -> Summary:
    attempted = sum((line.credit_attempted or Decimal(0) for line in lines), Decimal("0.0"))
    earned = sum((line.credit_earned or Decimal(0) for line in lines), Decimal("0.0"))
    points = sum((line.quality_points or Decimal(0) for line in lines), Decimal("0.0"))
    gpa = (points / attempted).quantize(Decimal("0.01")) if attempted else None
    return Summary(
        type="SenderOnly",
        attempted=attempted,
        earned=earned,
        unit=unit,
        gpa=gpa,
        quality_points=points,
        gpa_hours=attempted,
        range_min=Decimal("0.0"),
        range_max=Decimal("4.0"),
    )


def _awards(draw: random.Random, on: date, wanted: bool | Award | None) -> tuple[Award, ...]:
    if isinstance(wanted, Award):
        return (wanted,)
    given = bool(draw.randrange(2)) if wanted is None else wanted
    if not given:
        return ()
    program = Program(code_system="CIP", code="11.0101", type="Major", name="Computer Science")
    awarded = date(on.year - 1, 5, 22)
    title = "Associate in Science for Transfer"
    return (Award("2.3", awarded, title, completed=True, programs=(program,)),)


def batch(documents: Iterator[Document], *, batch_id: str = "GEN") -> Iterator[bytes]:
    """The bytes of an AcademicRecordBatch around documents, piece by piece, for files of any size."""
    space = "urn:org:pesc:message:AcademicRecordBatch:v2.1.0"
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<b:AcademicRecordBatch xmlns:b="{space}">\n'.encode()
    yield f"<BatchEnvelope><BatchID>{batch_id}</BatchID></BatchEnvelope>\n<BatchContent>\n".encode()
    for document in documents:
        yield write(document).data.partition(b"?>")[2]
    yield b"</BatchContent>\n</b:AcademicRecordBatch>\n"
