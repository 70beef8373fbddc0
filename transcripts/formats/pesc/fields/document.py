"""The document: transmission, person, records, sessions and tests."""

from __future__ import annotations

from transcripts.formats.model import (
    AcademicRecord,
    Document,
    Score,
    Session,
    Subtest,
    TestResult,
    Transmission,
)
from transcripts.formats.pesc.fields.ccc import RECORD_EXTENSION
from transcripts.formats.pesc.fields.course import COURSE, LICENSURE, rap
from transcripts.formats.pesc.fields.organization import ORGANIZATION
from transcripts.formats.pesc.fields.person import PERSON
from transcripts.formats.pesc.fields.study import AWARD, PROGRAM, SUMMARY
from transcripts.formats.pesc.fields.table import (
    DROPPED,
    EXTENSIONS,
    NOTES,
    Table,
    coded,
    into,
    leaf,
    part,
    parts,
)
from transcripts.formats.values import boolean, day, moment, month, year

TRANSMISSION = Table(
    Transmission,
    {
        "DocumentID": leaf("document_id"),
        "CreatedDateTime": leaf("created_at", moment),
        "DocumentTypeCode": leaf("document_type"),
        "TransmissionType": leaf("transmission_type"),
        "Source": into(Organization=part("source", ORGANIZATION), NoteMessage=NOTES),
        "Destination": into(Organization=part("destination", ORGANIZATION), NoteMessage=NOTES),
        "DocumentProcessCode": leaf("process_code"),
        "DocumentOfficialCode": leaf("official_code"),
        "DocumentCompleteCode": leaf("complete_code"),
        "RequestTrackingID": leaf("request_tracking_id"),
        "UserDefinedExtensions": EXTENSIONS,
        "NoteMessage": NOTES,
    },
)
_STUDENT_LEVEL = into(StudentLevelCode=leaf("student_level"), NoteMessage=NOTES)
SESSION = Table(
    Session,
    {
        "AcademicSessionDetail": into(
            SessionDesignator=leaf("designator", month),
            SessionDesignatorSuffix=leaf("suffix"),
            SessionName=leaf("name"),
            SessionType=leaf("type"),
            SessionSchoolYear=leaf("school_year"),
            SessionBeginDate=leaf("begins_on", day),
            SessionEndDate=leaf("ends_on", day),
            NoteMessage=NOTES,
        ),
        "School": part("school", ORGANIZATION),
        "StudentLevel": _STUDENT_LEVEL,
        "AcademicProgram": parts("programs", PROGRAM),
        "AcademicAward": parts("awards", AWARD),
        "Course": parts("courses", COURSE),
        "AcademicSummary": parts("summaries", SUMMARY),
        "UserDefinedExtensions": EXTENSIONS,
        "NoteMessage": NOTES,
    },
)
RECORD = Table(
    AcademicRecord,
    {
        "School": part("school", ORGANIZATION),
        "StudentLevel": _STUDENT_LEVEL,
        "CohortGraduationYear": leaf("cohort_year", year),
        "AcademicAward": parts("awards", AWARD),
        "AcademicSummary": parts("summaries", SUMMARY),
        "AcademicSession": parts("sessions", SESSION),
        "Course": parts("courses", COURSE),
        "AdditionalStudentAchievements": into(
            Requirement=rap("Requirement"),
            Attribute=rap("Attribute"),
            Proficiency=rap("Proficiency"),
            Licensure=LICENSURE,
            NoteMessage=NOTES,
        ),
        "NoteMessage": NOTES,
        "UserDefinedExtensions": RECORD_EXTENSION,
    },
)
_SCORE = Table(
    Score,
    {
        "ScoreValue": leaf("value"),
        "TestScoreMethod": leaf("method"),
        "ScoreRevisedIndicator": leaf("revised", boolean),
        "ScoreInvalidatedIndicator": leaf("invalidated", boolean),
        "ScoreSelfreportedIndicator": leaf("self_reported", boolean),
        "NoteMessage": NOTES,
    },
)
_SUBTEST = Table(
    Subtest,
    {
        "SubtestCode": coded("Subtest"),
        "EducationSubtestCode": coded("EducationSubtest"),
        "SubtestName": leaf("name"),
        "TestScores": parts("scores", _SCORE),
        "NoteMessage": NOTES,
    },
)
TEST = Table(
    TestResult,
    {
        "TestCode": coded("Test"),
        "EducationTestCode": coded("EducationTest"),
        "TestName": leaf("name"),
        "TestDate": leaf("taken_on", day),
        "TestYearMonth": leaf("taken", month),
        "TestYear": leaf("taken"),
        "StudentLevel": _STUDENT_LEVEL,
        "Subtest": parts("subtests", _SUBTEST),
        "NoteMessage": NOTES,
    },
)
DOCUMENT = Table(
    Document,
    {
        "TransmissionData": part("transmission", TRANSMISSION),
        "Student": into(
            Person=part("person", PERSON),
            AcademicRecord=parts("records", RECORD),
            Health=DROPPED,
            Tests=parts("tests", TEST),
            NoteMessage=NOTES,
            UserDefinedExtensions=EXTENSIONS,
        ),
        "NoteMessage": NOTES,
        "UserDefinedExtensions": EXTENSIONS,
    },
)
