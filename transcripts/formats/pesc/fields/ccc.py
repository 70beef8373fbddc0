"""The extension of the California community colleges (TranscriptCCCUDE 1.0.0, namespace xap.com/CCCTran)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from transcripts.formats.model import (
    GeArea,
    GeCompletion,
    GeCompletionArea,
    GradeSchemeEntry,
    InstitutionNote,
    NotationLegendEntry,
)
from transcripts.formats.pesc.fields.table import Field, Table, into, into_named, leaf, leaves, parts
from transcripts.formats.pesc.namespaces import CCC
from transcripts.formats.values import bracketed, day


def _area(pattern: str, standing: str) -> Field:
    # The same few areas stand on every course, so each is made once.
    @lru_cache(256)
    def read(value: str) -> GeArea:
        return GeArea(pattern, standing, value)

    writes: Callable[[Any], str | None] = lambda item: (  # noqa: E731
        item.area if (item.pattern, item.standing) == (pattern, standing) else None
    )
    return leaves("ge_areas", read, writes=writes)


def _completion(pattern: str, date_name: str, areas: str, area: str) -> Field:
    inner = Table(
        GeCompletionArea,
        {
            f"{area}ID": leaf("area"),
            f"{area}CompletionIndicator": leaf("completed"),
            f"{area}CompletionDate": leaf("completed_on", day),
        },
    )
    fields = {date_name: leaf("completed_on", day), areas: parts("areas", inner)}
    return parts("ge_completions", Table(GeCompletion, fields, fixed=(("pattern", pattern),)))


def _bracket(value: bool | None) -> str | None:
    return None if value is None else "GradeIsBracketed" if value else "GradeIsNotBracketed"


_GRADE = Table(
    GradeSchemeEntry,
    {
        "Grade": leaf("grade"),
        "Description": leaf("description"),
        "GradePoints": leaf("points"),
        "EDIGradeQualifier": leaf("qualifier"),
        "AttemptedUnitsCalc": leaf("attempted_calc"),
        "EarnedUnitsCalc": leaf("earned_calc"),
        "GradePointsCalc": leaf("points_calc"),
        "EffectiveFromDate": leaf("effective_from", day),
        "EffectiveToDate": leaf("effective_to", day),
    },
)
_NOTATION = Table(
    NotationLegendEntry,
    {
        "NotationCode": leaf("code"),
        "NotationDescription": leaf("description"),
        "EffectiveFromDate": leaf("effective_from", day),
        "EffectiveToDate": leaf("effective_to", day),
    },
)
_INSTITUTION_NOTE = Table(
    InstitutionNote,
    {
        "InstitutionNoteID": into(
            InstitutionNoteTopic=leaf("topic"), InstitutionNoteStatement=leaf("statement")
        ),
        "InstitutionNoteMessage": leaves("messages"),
    },
)
_AMERICAN_HISTORY = Table(
    GeCompletion,
    {"CompletionIndicator": leaf("completed"), "DateAchieved": leaf("completed_on", day)},
    fixed=(("pattern", "CSUAmerHist"),),
)
COURSE_EXTENSION = into_named(
    {
        f"{{{CCC}}}CourseCCCExtensions": into(
            StateArticulationID=leaf("state_articulation_id"),
            CSUArticulationID=leaf("csu_articulation_id"),
            CSUAmerInstCode=leaf("american_institutions"),
            CSUGEEligibleArea=_area("CSUGE", "eligible"),
            CSUGEAppliedArea=_area("CSUGE", "applied"),
            CSUIGETCEligibleArea=_area("CSUIGETC", "eligible"),
            CSUIGETCAppliedArea=_area("CSUIGETC", "applied"),
            UCIGETCEligibleArea=_area("UCIGETC", "eligible"),
            UCIGETCAppliedArea=_area("UCIGETC", "applied"),
            GradeBracket=leaf("bracketed", bracketed, writes=_bracket),
            AttemptedUnitsCalc=leaf("attempted_calc"),
            EarnedUnitsCalc=leaf("earned_calc"),
            GradePointsCalc=leaf("points_calc"),
            Transferability=leaf("transferability"),
            CourseActionCode=leaf("action_code"),
        )
    }
)
RECORD_EXTENSION = into_named(
    {
        f"{{{CCC}}}AcademicRecordCCCExtensions": into(
            GradeSchemeEntry=parts("grade_scheme", _GRADE),
            NotationLegendEntry=parts("notation_legend", _NOTATION),
            InstitutionInformationEntry=parts("institution_notes", _INSTITUTION_NOTE),
            CSUAmerHistCompletion=parts("ge_completions", _AMERICAN_HISTORY),
            CSUGECompletion=_completion("CSUGE", "CSUGECompletionDate", "CSUGECompletionAreas", "CSUGEArea"),
            CSUIGETCCompletion=_completion(
                "CSUIGETC", "CSUIGETCCertificationDate", "CSUIGETCCertificationAreas", "CSUIGETCArea"
            ),
            UCIGETCCompletion=_completion(
                "UCIGETC", "UCIGETCCertificationDate", "UCIGETCCertificationAreas", "UCIGETCArea"
            ),
        )
    }
)
