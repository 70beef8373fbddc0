"""Courses, and what hangs on them."""

from __future__ import annotations

from transcripts.formats.model import Course, LearningOutcome, Licensure, Requirement
from transcripts.formats.pesc.fields.ccc import COURSE_EXTENSION
from transcripts.formats.pesc.fields.organization import ORGANIZATION
from transcripts.formats.pesc.fields.table import (
    DROPPED,
    NOTES,
    Field,
    Table,
    coded,
    leaf,
    leaves,
    part,
    parts,
)
from transcripts.formats.values import cip, credit, day


def rap(kind: str) -> Field:
    """A requirement, attribute or proficiency."""
    fields = {
        "RAPCode": leaves("codes"),
        "RAPName": leaves("names"),
        "RAPSubName": leaves("sub_names"),
        "ConditionsMetCode": leaves("met"),
        "ConditionsMetDate": leaves("met_on", day),
        "NoteMessage": NOTES,
    }
    return parts("requirements", Table(Requirement, fields, fixed=(("kind", kind),)))


LICENSURE = parts(
    "licensures",
    Table(
        Licensure,
        {
            "LicensureName": leaves("names"),
            "LicensureStateProvinceCode": leaf("region"),
            "LicensurePassageDate": leaves("passed_on", day),
            "LicensureFulfillmentCode": leaf("fulfilled"),
            "NoteMessage": NOTES,
        },
    ),
)
_OUTCOME = Table(LearningOutcome, {"LearningOutcomeDescription": leaf("text"), "NoteMessage": NOTES})
COURSE = Table(
    Course,
    {
        "CourseCreditBasis": leaf("credit_basis"),
        "CourseCreditUnits": leaf("credit_unit"),
        "CourseCreditLevel": leaf("credit_level"),
        "CourseCreditValue": leaf("credit_attempted", credit),
        "CourseCreditEarned": leaf("credit_earned", credit),
        "CourseAcademicGradeScaleCode": leaf("grade_scale"),
        "CourseAcademicGrade": leaf("grade"),
        "CourseAcademicGradeStatusCode": leaf("grade_status"),
        "CourseNarrativeExplanationGrade": leaf("narrative"),
        "CourseRepeatCode": leaf("repeat_code"),
        "CourseCIPCode": Field(0, "code", cip, also=(("code_system", "CIP"),)),
        "CourseCSISCode": coded("CSIS"),
        "CourseUSISCode": coded("USIS"),
        "CourseNCESCode": coded("NCES"),
        "CourseSCEDCode": coded("SCED"),
        "CourseFiveDigitSCEDCode": coded("FiveDigitSCED"),
        "CourseSubjectAreaCode": coded("SubjectArea"),
        "CourseQualityPointsEarned": leaf("quality_points", credit),
        "CourseLevel": leaf("level"),
        "CourseGPAApplicabilityCode": leaf("gpa_applicability"),
        "CourseSubjectAbbreviation": leaf("subject"),
        "CourseNumber": leaf("number"),
        "CourseSectionNumber": leaf("section"),
        "OriginalCourseID": leaf("original_course_id"),
        "AgencyCourseID": leaf("agency_course_id"),
        "CourseTitle": leaf("title"),
        "CourseDescription": leaf("description"),
        "CourseOverrideSchool": part("origin", ORGANIZATION),
        "OverrideSchoolCourseNumber": leaf("origin_course_number"),
        "CourseApplicability": leaf("applicability"),
        "CourseBeginDate": leaf("begins_on", day),
        "CourseEndDate": leaf("ends_on", day),
        "Requirement": rap("Requirement"),
        "Attribute": rap("Attribute"),
        "Proficiency": rap("Proficiency"),
        "Licensure": LICENSURE,
        "LearningTopic": leaves("topics"),
        "LearningOutcome": parts("outcomes", _OUTCOME),
        "CourseInstructor": DROPPED,
        "NoteMessage": NOTES,
        "UserDefinedExtensions": COURSE_EXTENSION,
    },
)
