"""Which values a report may show, and the shape that stands in for the rest."""

from __future__ import annotations

# Only these are shown as sent: codes, units, credits and dates of terms say nothing about who the learner is.
PUBLIC_FIELDS = frozenset(
    [
        "DocumentTypeCode",
        "TransmissionType",
        "DocumentProcessCode",
        "DocumentOfficialCode",
        "DocumentCompleteCode",
        "CourseCreditBasis",
        "CourseCreditUnits",
        "CourseCreditLevel",
        "CourseCreditValue",
        "CourseCreditEarned",
        "CourseAcademicGradeScaleCode",
        "CourseRepeatCode",
        "CourseLevel",
        "CourseGPAApplicabilityCode",
        "CourseSubjectAbbreviation",
        "CourseNumber",
        "CourseSectionNumber",
        "CourseTitle",
        "CourseApplicability",
        "CourseCIPCode",
        "CourseAcademicGradeStatusCode",
        "CourseInstructionSite",
        "CourseBeginDate",
        "CourseEndDate",
        "SessionDesignator",
        "SessionDesignatorSuffix",
        "SessionName",
        "SessionType",
        "SessionSchoolYear",
        "SessionBeginDate",
        "SessionEndDate",
        "AcademicAwardLevel",
        "AcademicProgramType",
        "ProgramCIPCode",
        "AcademicSummaryType",
        "AcademicSummaryLevel",
        "CreditUnit",
        "SchoolLevel",
        "SchoolOverrideCode",
        "GradeBracket",
        "AttemptedUnitsCalc",
        "EarnedUnitsCalc",
        "GradePointsCalc",
        "Transferability",
        "CSUGEEligibleArea",
        "CSUGEAppliedArea",
        "CSUIGETCEligibleArea",
        "CSUIGETCAppliedArea",
        "UCIGETCEligibleArea",
        "UCIGETCAppliedArea",
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
    ]
)
_LONGEST = 60


def shown(field: str, value: str) -> str:
    """The value where the field is public, else its shape; cut at 60 characters."""
    short = value.strip()[:_LONGEST]
    return short if field in PUBLIC_FIELDS else shape(short)


def shape(value: str) -> str:
    """Digits become 9, letters A or a, anything else stays: 123-45-6789 is told as 999-99-9999."""
    return "".join(_class(char) for char in value)


def _class(char: str) -> str:
    if char.isdigit():
        return "9"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return char if char in " -/.,'’()" else "?"
