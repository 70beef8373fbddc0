"""Course lines, and what is said about prior learning."""

from __future__ import annotations

import re
from typing import Any

from transcripts import models
from transcripts.formats import cpl, model
from transcripts.formats.units import semester_equivalent
from transcripts.services.rows.base import Owner, Rows, columns, data

_CCN = re.compile(r"C\d{4}[HELS]*")
_COURSE = (
    "origin_course_number subject number section title description original_course_id agency_course_id code_system "
    "code credit_basis credit_unit credit_level level applicability credit_attempted credit_earned grade grade_status "
    "narrative repeat_code quality_points gpa_applicability begins_on ends_on bracketed attempted_calc earned_calc "
    "points_calc transferability action_code american_institutions csu_articulation_id state_articulation_id"
)


def add_course(rows: Rows, course: model.Course, owner: Owner) -> None:
    """One line, its areas, and its annotation where it is prior learning."""
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
        **columns(course, _COURSE),
        **data(course, "requirements licensures topics outcomes"),
    )
    _areas(rows, course, made)
    said = cpl.annotation(course) if college else None
    if said:
        noted = columns(said, "evidence_type method_text units approved_on policy_ref text")
        annotation = models.CplAnnotation(course=made, source="document", **noted)
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
