"""Records, terms and tests."""

from __future__ import annotations

from typing import Any

from transcripts import models
from transcripts.formats import model
from transcripts.formats.digest import as_data
from transcripts.services.rows.base import Rows, columns, data
from transcripts.services.rows.courses import add_course
from transcripts.services.rows.study import add_awards, add_programs, add_summaries

_TRANSFER = "Transfer"


def add_record(rows: Rows, parsed: model.Document, record: model.AcademicRecord) -> None:
    """One record with its terms, lines, awards and totals."""
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
        **columns(record, "student_level cohort_year"),
        **data(
            record, "requirements licensures grade_scheme notation_legend institution_notes ge_completions"
        ),
    )
    owner = {"record": made}
    add_awards(rows, record.awards, owner)
    add_summaries(rows, record.summaries, "record", made)
    for session in record.sessions:
        _session(rows, session, made, school)
    for course in record.courses:
        add_course(rows, course, owner)


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
        **columns(session, "designator suffix name type school_year begins_on ends_on student_level"),
    )
    owner = {"record": record, "session": made}
    add_programs(rows, session.programs, {"session": made})
    add_awards(rows, session.awards, owner)
    for course in session.courses:
        add_course(rows, course, owner)
    add_summaries(rows, session.summaries, "session", made)


def add_test(rows: Rows, test: model.TestResult) -> None:
    """One test, a row for each score."""
    said = columns(test, "code_system code name taken_on taken student_level")
    made = rows.add(models.TestResult, test, **said)
    for part in test.subtests:
        for score in part.scores:
            rows.add(
                models.SubtestScore,
                score,
                test=made,
                **columns(part, "code_system code name"),
                **columns(score, "value method revised invalidated self_reported"),
            )
