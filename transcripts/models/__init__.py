"""The academic record as it stands after posting."""

from transcripts.models.award import AcademicAward, AcademicHonor, AcademicProgram, AcademicSummary
from transcripts.models.course import Course, CplAnnotation, GeArea
from transcripts.models.document import RecordedIdentifier, RecordedName, RecordedPerson, TranscriptDocument
from transcripts.models.record import AcademicRecord, AcademicSession
from transcripts.models.test import SubtestScore, TestResult

__all__ = [
    "AcademicAward",
    "AcademicHonor",
    "AcademicProgram",
    "AcademicRecord",
    "AcademicSession",
    "AcademicSummary",
    "Course",
    "CplAnnotation",
    "GeArea",
    "RecordedIdentifier",
    "RecordedName",
    "RecordedPerson",
    "SubtestScore",
    "TestResult",
    "TranscriptDocument",
]
