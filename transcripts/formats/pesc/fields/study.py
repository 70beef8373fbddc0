"""Programs, totals, honors and awards."""

from __future__ import annotations

from transcripts.formats.model import Award, Honor, Program, Summary
from transcripts.formats.pesc.fields.table import (
    DROPPED,
    EXTENSIONS,
    NOTES,
    Field,
    Table,
    coded,
    into,
    leaf,
    parts,
)
from transcripts.formats.values import average, boolean, cip, credit, day, whole

HONOR = Table(
    Honor,
    {"HonorsTitle": leaf("title"), "HonorsLevel": leaf("level"), "NoteMessage": NOTES},
)
GPA = into(
    CreditHoursAttempted=leaf("attempted", credit),
    CreditHoursEarned=leaf("earned", credit),
    CreditHoursRequired=leaf("required", credit),
    CreditHoursDeficient=leaf("deficient", credit),
    CreditUnit=leaf("unit"),
    GradePointAverage=leaf("gpa", average),
    TotalQualityPoints=leaf("quality_points", credit),
    CreditHoursforGPA=leaf("gpa_hours", credit),
    GPARangeMinimum=leaf("range_min", average),
    GPARangeMaximum=leaf("range_max", average),
    GPAScopeCode=leaf("gpa_scope"),
    NoteMessage=NOTES,
)
_PROGRAM_CODE: dict[str, Field] = {
    "ProgramCIPCode": Field(0, "code", cip, also=(("code_system", "CIP"),)),
    "ProgramSecondarySchoolCode": coded("SecondarySchool"),
    "ProgramHEGISCode": coded("HEGIS"),
    "ProgramCSISCode": coded("CSIS"),
    "ProgramUSISCode": coded("USIS"),
    "ProgramESISCode": coded("ESIS"),
    "ProgramLocalCode": coded("Local"),
}
_PROGRAM: dict[str, Field] = {
    **_PROGRAM_CODE,
    "AcademicProgramType": leaf("type"),
    "AcademicProgramName": leaf("name"),
    "NoteMessage": NOTES,
    "UserDefinedExtensions": EXTENSIONS,
}
_SUMMARY: dict[str, Field] = {
    "AcademicSummaryType": leaf("type"),
    "AcademicSummaryLevel": leaf("level"),
    "GPAScopeCode": leaf("gpa_scope"),
    "GPA": GPA,
    "AcademicHonors": parts("honors", HONOR),
    "ClassRank": leaf("rank", whole),
    "ClassSize": leaf("rank_of", whole),
    "UserDefinedExtensions": EXTENSIONS,
    "NoteMessage": NOTES,
    "AcademicProgram": parts("programs", Table(Program, _PROGRAM)),
    "Delinquencies": DROPPED,
    "ExitReasonCode": DROPPED,
}
SUMMARY = Table(Summary, _SUMMARY)
PROGRAM = Table(Program, {**_PROGRAM, "ProgramSummary": parts("summaries", SUMMARY)})
AWARD = Table(
    Award,
    {
        "AcademicAwardLevel": leaf("level"),
        "AcademicAwardDate": leaf("awarded_on", day),
        "AcademicAwardTitle": leaf("title"),
        "AcademicHonors": parts("honors", HONOR),
        "AcademicCompletionIndicator": leaf("completed", boolean),
        "AcademicCompletionDate": leaf("completed_on", day),
        "AcademicAwardProgram": parts("programs", PROGRAM),
        "AcademicDegreeRequirement": into(
            ThesisDissertationTitle=leaf("thesis_title"),
            ThesisDissertationAdvisor=DROPPED,
            NoteMessage=NOTES,
        ),
        "AcademicSummary": parts("summaries", SUMMARY),
        "NoteMessage": NOTES,
        "UserDefinedExtensions": EXTENSIONS,
    },
)
