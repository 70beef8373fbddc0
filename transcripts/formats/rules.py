"""Rules on content. Arithmetic never rejects: published samples and real exporters state wrong totals.

Each rule looks at a document and yields issues; paths name the place without line, since a sum has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from transcripts.formats import cpl
from transcripts.formats.issues import Issue, issue
from transcripts.formats.model import AcademicRecord, Course, Document, Organization, Session, Summary

_OWN_TOTALS = ("", "SenderOnly", "All")
_PASS_GRADES = ("P", "CR", "S")


def check(document: Document, *, production: bool = False) -> list[Issue]:
    """Every finding of every rule; `production` refuses documents marked TEST."""
    found = [finding for rule in _RULES for finding in rule(document)]
    if production and document.transmission.process_code.upper() == "TEST":
        found.append(issue("BIZ.PROCESS_MODE", path="/TransmissionData/DocumentProcessCode"))
    return found


def _identity(document: Document) -> Iterator[Issue]:
    person = document.person
    if not person.name.last and not person.name.composite:
        yield issue("BIZ.NO_SURNAME", path="/Student/Person/Name")
    if not person.has_birth and not any(number.value for number in person.identifiers):
        yield issue("BIZ.NO_IDENTITY", path="/Student/Person")
    if person.deceased:
        yield issue("BIZ.DECEASED", path="/Student/Person/Deceased/DeceasedIndicator")


def _content(document: Document) -> Iterator[Issue]:
    if not document.courses() and not document.awards() and not document.tests:
        yield issue("BIZ.EMPTY", path="/Student")


def _sender(document: Document) -> Iterator[Issue]:
    source = document.transmission.source
    if source is None or source == Organization():
        yield issue("BIZ.NO_SENDER", path="/TransmissionData/Source")
    elif source.code is None:
        yield issue("BIZ.SENDER_NO_CODE", path="/TransmissionData/Source/Organization")


def _totals(document: Document) -> Iterator[Issue]:
    for path, summary in _summaries(document):
        if gpa_agrees(summary) is False:
            yield issue("BIZ.GPA_MISMATCH", path=f"{path}/GPA/GradePointAverage")
    for path, session in _sessions(document):
        for at, summary in enumerate(session.summaries, 1):
            if sum_agrees(summary, session) is False:
                yield issue("BIZ.SUMMARY_SUM", path=f"{path}/AcademicSummary[{at}]/GPA/CreditHoursEarned")


def computed_gpa(summary: Summary) -> Decimal | None:
    """Points by hours where both are stated and there are hours, else None."""
    if summary.quality_points is None or not summary.gpa_hours:
        return None
    return summary.quality_points / summary.gpa_hours


def gpa_agrees(summary: Summary) -> bool | None:
    """Whether the stated GPA is points by hours, within a hundredth or one unit of its last place; None if untold."""
    computed = computed_gpa(summary)
    if summary.gpa is None or computed is None or (summary.gpa_hours or 0) < 0:
        return None
    last_place = Decimal(1).scaleb(int(summary.gpa.as_tuple().exponent))
    return abs(summary.gpa - computed) <= max(Decimal("0.01"), last_place)


def sum_agrees(summary: Summary, session: Session) -> bool | None:
    """Whether a term's units earned are the sum over the term's own courses; None where there is nothing to compare."""
    if summary.earned is None or summary.type not in _OWN_TOTALS or not session.courses:
        return None
    own = [course for course in session.courses if course.credit_earned is not None]
    return summary.earned == sum((course.credit_earned or Decimal(0) for course in own), Decimal(0))


def _courses(document: Document) -> Iterator[Issue]:
    college = document.message != "HighSchoolTranscript"
    for path, course in _course_paths(document):
        if _overflows(course):
            yield issue("BIZ.EARNED_OVER_ATTEMPTED", path=f"{path}/CourseCreditEarned")
        if course.credit_unit == "Units":
            yield issue("BIZ.UNIT_CALENDAR", path=f"{path}/CourseCreditUnits", value_masked="Units")
        # In a high school transcript the same words mark a kind of class, not prior learning.
        if college and cpl.is_cpl(course) and not cpl.is_annotated(course):
            yield issue(
                "BIZ.CPL_UNANNOTATED", path=f"{path}/CourseCreditBasis", value_masked=course.credit_basis
            )


def _overflows(course: Course) -> bool:
    if course.credit_earned is None or course.credit_attempted is None:
        return False
    passed = course.grade.upper() in _PASS_GRADES
    return course.credit_earned > course.credit_attempted and not course.bracketed and not passed


def _sessions_in_order(document: Document) -> Iterator[Issue]:
    for path, session in _sessions(document):
        if session.begins_on and session.ends_on and session.begins_on > session.ends_on:
            yield issue("BIZ.SESSION_RANGE", path=f"{path}/AcademicSessionDetail/SessionEndDate")


def _duplicates(document: Document) -> Iterator[Issue]:
    for path, session in _sessions(document):
        seen: set[tuple[str, ...]] = set()
        for at, course in enumerate(session.courses, 1):
            key = (course.subject, course.number, course.section)
            if course.subject and key in seen and not course.repeat_code:
                yield issue("BIZ.DUPLICATE_COURSE", path=f"{path}/Course[{at}]/CourseNumber")
            seen.add(key)


def _grades(document: Document) -> Iterator[Issue]:
    for number, record in enumerate(document.records, 1):
        known = {entry.grade for entry in record.grade_scheme if entry.grade}
        if not known:
            continue
        for course in [*record.courses, *(c for session in record.sessions for c in session.courses)]:
            if course.grade and course.grade not in known:
                path = f"{_record_path(document, number)}/AcademicSession/Course/CourseAcademicGrade"
                yield issue("BIZ.GRADE_UNKNOWN", path=path)
                break


def _record_path(document: Document, number: int) -> str:
    return "/Student/AcademicRecord" + (f"[{number}]" if len(document.records) > 1 else "")


def _records(document: Document) -> Iterator[tuple[str, AcademicRecord]]:
    for number, record in enumerate(document.records, 1):
        yield _record_path(document, number), record


def _sessions(document: Document) -> Iterator[tuple[str, Session]]:
    for path, record in _records(document):
        for at, session in enumerate(record.sessions, 1):
            yield f"{path}/AcademicSession[{at}]", session


def _course_paths(document: Document) -> Iterator[tuple[str, Course]]:
    for path, session in _sessions(document):
        for at, course in enumerate(session.courses, 1):
            yield f"{path}/Course[{at}]", course
    for path, record in _records(document):
        for at, course in enumerate(record.courses, 1):
            yield f"{path}/Course[{at}]", course


def _summaries(document: Document) -> Iterator[tuple[str, Summary]]:
    for path, record in _records(document):
        for at, summary in enumerate(record.summaries, 1):
            yield f"{path}/AcademicSummary[{at}]", summary
        for at, award in enumerate(record.awards, 1):
            for n, summary in enumerate(award.summaries, 1):
                yield f"{path}/AcademicAward[{at}]/AcademicSummary[{n}]", summary
    for path, session in _sessions(document):
        for at, summary in enumerate(session.summaries, 1):
            yield f"{path}/AcademicSummary[{at}]", summary


_RULES: tuple[Callable[[Document], Iterator[Issue]], ...] = (
    _identity,
    _content,
    _sender,
    _totals,
    _courses,
    _sessions_in_order,
    _duplicates,
    _grades,
)
