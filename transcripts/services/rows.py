"""From the parsed document to the rows of the posted record, in memory; nothing is written here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models as db

from accounts.models import Organization
from transcripts import models, numbers
from transcripts.formats import cpl, model, rules
from transcripts.formats.digest import as_data
from transcripts.formats.units import semester_equivalent

_CCN = re.compile(r"C\d{4}[HELS]*")
_TRANSFER = "Transfer"
_FOUR_PLACES = Decimal("0.0001")
Owner = dict[str, Any]


@dataclass
class Rows:
    """All rows of one document, by table, in the order in which they may be written."""

    document: models.TranscriptDocument
    known: dict[tuple[str, str], Organization]
    calendar: str = ""
    tables: dict[type[db.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: type[db.Model], row: Any = None, **columns: Any) -> Any:
        """Makes a row; what every row of a format has in common comes from `row`."""
        listed = self.tables[table]
        if row is not None:
            columns |= {"seq": len(listed) + 1, **_common(row)}
        made = table(document=self.document, person_id=self.document.person_id, **columns)
        listed.append(made)
        return made

    def organization(self, named: model.Organization | None) -> Organization | None:
        """The organization known under one of the codes given, in the order of belief."""
        if named is None:
            return None
        ordered = sorted(named.codes, key=lambda code: model.CODE_ORDER.index(code.system))
        return next(
            (self.known[key] for code in ordered if (key := (code.system, code.value)) in self.known), None
        )


def _common(row: Any) -> dict[str, Any]:
    common = {"verbatim": as_data(row.verbatim), "extensions": as_data(row.extensions)}
    return common | {"notes": list(row.notes)} if hasattr(row, "notes") else common


def build(
    parsed: model.Document,
    document: models.TranscriptDocument,
    known: dict[tuple[str, str], Organization],
    calendar: str = "",
) -> Rows:
    """The rows of a whole document. `known` are organizations by code; `calendar` is the sender's kind of units."""
    rows = Rows(document, known, calendar)
    _person(rows, parsed.person)
    for record in parsed.records:
        _record(rows, parsed, record)
    for test in parsed.tests:
        _test(rows, test)
    return rows


def _person(rows: Rows, person: model.Person) -> None:
    school = person.high_school
    rows.add(
        models.RecordedPerson,
        birth_date=person.birth_date,
        birth_month_day=person.birth_month_day or None,
        birth_year=person.birth_year,
        high_school_name=school.name if school else "",
        high_school_codes=as_data(school.codes) if school else [],
        email_digests=[found.hex() for text in person.emails if (found := numbers.digest("email", text))],
    )
    for kind, name in [
        ("record", person.name),
        *((n.code.lower() or "other", n) for n in person.other_names),
    ]:
        rows.add(
            models.RecordedName,
            name,
            kind=kind,
            **_columns(name, "prefix first last suffix title composite"),
            middle=list(name.middle),
        )
    for number in person.identifiers:
        _number(rows, person, number)


def _number(rows: Rows, person: model.Person, number: model.Identifier) -> None:
    kind = numbers.kind_of(number)
    surname = person.name.last or person.name.composite
    found = numbers.digest(kind, number.value, birth_date=person.birth_date, surname=surname)
    if found is None:
        return
    rows.add(
        models.RecordedIdentifier,
        kind=kind,
        digest=found,
        # A Social Security number leaves only its keyed digest behind.
        sealed_value=None if kind in numbers.NEVER_KEPT else number.value,
        **_columns(number, "agency_code agency_name region"),
    )


def _record(rows: Rows, parsed: model.Document, record: model.AcademicRecord) -> None:
    source = parsed.transmission.source
    school = record.school or source
    made = rows.add(
        models.AcademicRecord,
        record,
        organization=rows.organization(school),
        organization_name=school.name if school else "",
        codes=as_data(school.codes) if school else [],
        is_own=record.school is None or bool(source and record.school.same_as(source)),
        school_level=school.school_level if school else "",
        **_columns(record, "student_level cohort_year"),
        **_data(
            record, "requirements licensures grade_scheme notation_legend institution_notes ge_completions"
        ),
    )
    owner = {"record": made}
    _awards(rows, record.awards, owner)
    _summaries(rows, record.summaries, "record", made)
    for session in record.sessions:
        _session(rows, session, made, school)
    for course in record.courses:
        _course(rows, course, owner)


def _session(rows: Rows, session: model.Session, record: Any, of_record: model.Organization | None) -> None:
    school = session.school
    elsewhere = school is not None and (
        school.override_code == _TRANSFER or (of_record is not None and not school.same_as(of_record))
    )
    made = rows.add(
        models.AcademicSession,
        session,
        record=record,
        organization=rows.organization(school),
        organization_name=school.name if school else "",
        is_transfer=elsewhere,
        **_columns(session, "designator suffix name type school_year begins_on ends_on student_level"),
    )
    owner = {"record": record, "session": made}
    _programs(rows, session.programs, {"session": made})
    _awards(rows, session.awards, owner)
    for course in session.courses:
        _course(rows, course, owner)
    _summaries(rows, session.summaries, "session", made)


_COURSE = (
    "origin_course_number subject number section title description original_course_id agency_course_id code_system "
    "code credit_basis credit_unit credit_level level applicability credit_attempted credit_earned grade grade_status "
    "narrative repeat_code quality_points gpa_applicability begins_on ends_on bracketed attempted_calc earned_calc "
    "points_calc transferability action_code american_institutions csu_articulation_id state_articulation_id"
)


def _course(rows: Rows, course: model.Course, owner: Owner) -> None:
    college = rows.document.format.startswith("CollegeTranscript")
    origin = course.origin
    made = rows.add(
        models.Course,
        course,
        **owner,
        origin_organization=rows.organization(origin),
        origin_name=origin.name if origin else "",
        # The same scale is sent as 25 and as 025.
        grade_scale=course.grade_scale.lstrip("0") or course.grade_scale,
        ccn_code=f"{course.subject} {course.number}" if _CCN.fullmatch(course.number) else "",
        cid_code=_cid(course.agency_course_id),
        is_cpl=college and cpl.is_cpl(course),
        cpl_undecided=college and cpl.is_undecided(course),
        semester_equivalent=semester_equivalent(course.credit_earned, course.credit_unit, rows.calendar),
        **_columns(course, _COURSE),
        **_data(course, "requirements licensures topics outcomes"),
    )
    _areas(rows, course, made)
    said = cpl.annotation(course) if college else None
    if said:
        columns = _columns(said, "evidence_type method_text units approved_on policy_ref text")
        annotation = models.CplAnnotation(course=made, source="document", **columns)
        rows.tables[models.CplAnnotation].append(annotation)


def _cid(agency_course_id: str) -> str:
    upper = agency_course_id.upper()
    return agency_course_id[5:].strip() if upper.startswith("C-ID ") else ""


def _areas(rows: Rows, course: model.Course, made: Any) -> None:
    # A sender may name an area twice; it is one fact.
    for area in dict.fromkeys(course.ge_areas):
        rows.tables[models.GeArea].append(
            models.GeArea(course=made, pattern=area.pattern, standing=area.standing, area=area.area)
        )


def _awards(rows: Rows, awards: Iterable[model.Award], owner: Owner) -> None:
    for award in awards:
        columns = _columns(award, "level awarded_on title completed completed_on thesis_title")
        made = rows.add(models.AcademicAward, award, **owner, **columns)
        _honors(rows, award.honors, {"award": made})
        _programs(rows, award.programs, {"award": made})
        _summaries(rows, award.summaries, "award", made)


def _programs(rows: Rows, programs: Iterable[model.Program], owner: Owner) -> None:
    for program in programs:
        made = rows.add(
            models.AcademicProgram, program, **owner, **_columns(program, "code_system code type name")
        )
        _summaries(rows, program.summaries, "program", made)


def _honors(rows: Rows, honors: Iterable[model.Honor], owner: Owner) -> None:
    for honor in honors:
        rows.add(models.AcademicHonor, honor, **owner, **_columns(honor, "title level"))


_SUMMARY = (
    "type level gpa_scope attempted earned gpa_hours quality_points required deficient unit gpa range_min range_max "
    "rank rank_of"
)


def _summaries(rows: Rows, summaries: Iterable[model.Summary], scope: str, owner: Any) -> None:
    for summary in summaries:
        computed = rules.computed_gpa(summary)
        made = rows.add(
            models.AcademicSummary,
            summary,
            scope=scope,
            **{scope: owner},
            computed_gpa=_fitting(computed),
            arithmetic_ok=rules.gpa_agrees(summary),
            **_columns(summary, _SUMMARY),
        )
        _honors(rows, summary.honors, {"summary": made})
        _programs(rows, summary.programs, {"summary": made})


def _fitting(computed: Decimal | None) -> Decimal | None:
    # Absurd totals give absurd averages; one that does not fit its column is not kept.
    rounded = computed.quantize(_FOUR_PLACES, ROUND_HALF_UP) if computed is not None else None
    return rounded if rounded is not None and abs(rounded) < 1000 else None


def _test(rows: Rows, test: model.TestResult) -> None:
    columns = _columns(test, "code_system code name taken_on taken student_level")
    made = rows.add(models.TestResult, test, **columns)
    for part in test.subtests:
        for score in part.scores:
            rows.add(
                models.SubtestScore,
                score,
                test=made,
                **_columns(part, "code_system code name"),
                **_columns(score, "value method revised invalidated self_reported"),
            )


def _columns(row: Any, names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names.split()}


def _data(row: Any, names: str) -> dict[str, Any]:
    return {name: as_data(getattr(row, name)) for name in names.split()}
