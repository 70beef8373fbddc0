"""Credit for prior learning on a college transcript line: how it came about, and whether the line says so.

Follows the notation of Title 5 § 55050 and ASCCC practice: "Credit by portfolio, 3.0 units, approved 2026-03-02".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transcripts.formats.model import Course
from transcripts.formats.values import BadValueError, credit, day

# From the credit basis to the kind of evidence; the first five are prior learning without further question.
EVIDENCE = {
    "AdvancedPlacement": "standardized_exam",
    "InternationalBaccalaureate": "standardized_exam",
    "CreditByExam": "credit_by_exam",
    "Military": "military",
    "LifeExperience": "portfolio",
}
# A registrar decides about these; with nothing earned they are never shown as units.
UNDECIDED = ("AdvancedStanding", "Equivalence", "Exemption")
_FROM_NOTE = {
    "INDUSTRY CREDENTIAL": "industry_credential",
    "INDUSTRY CERTIFICATION": "industry_credential",
    "APPRENTICESHIP": "apprenticeship",
    "WORKPLACE TRAINING": "workplace_training",
    "PORTFOLIO": "portfolio",
    "MILITARY": "military",
    "AP EXAM": "standardized_exam",
    "IB EXAM": "standardized_exam",
    "CLEP": "standardized_exam",
    "DSST": "standardized_exam",
    "EXAM": "credit_by_exam",
}
_METHOD = re.compile(
    r"CREDIT BY (?:ASSESSMENT OF PRIOR LEARNING - )?(?P<method>[^,]+?)"
    r"(?:, (?P<units>\d+(?:\.\d+)?) UNITS?)?(?:, APPROVED (?P<day>\d{4}-\d\d-\d\d))?(?:, (?P<policy>.+))?",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"(?P<units>\d+(?:\.\d+)?) UNITS?, APPROVED (?P<day>\d{4}-\d\d-\d\d)(?:, (?P<policy>.+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a line says about its prior learning: kind of evidence, method as worded, units, day and policy."""

    evidence_type: str = ""
    method_text: str = ""
    units: Decimal | None = None
    approved_on: date | None = None
    policy_ref: str = ""
    text: str = ""


def is_cpl(course: Course) -> bool:
    """Whether the line is credit for prior learning without further question."""
    return course.credit_basis in EVIDENCE or course.grade_status == "RecognizedPriorLearning"


def is_undecided(course: Course) -> bool:
    """Whether a registrar must say if the line is prior learning."""
    return course.credit_basis in UNDECIDED and not is_cpl(course)


def is_annotated(course: Course) -> bool:
    """Whether a note of the line names the method."""
    return any(_METHOD.fullmatch(note.strip()) for note in course.notes)


def annotation(course: Course) -> Annotation | None:
    """The annotation of a line of prior learning, as far as its notes say; None for any other line."""
    if not is_cpl(course):
        return None
    method = next((m for note in course.notes if (m := _METHOD.fullmatch(note.strip()))), None)
    detail = next((m for note in course.notes if (m := _DETAIL.fullmatch(note.strip()))), None)
    said = {**(method.groupdict() if method else {})}
    said.update({key: value for key, value in (detail.groupdict() if detail else {}).items() if value})
    used = [m.string.strip() for m in (method, detail) if m]
    return Annotation(
        evidence_type=_evidence(course, said.get("method") or ""),
        method_text=said.get("method") or "",
        units=_units(said.get("units")),
        approved_on=_day(said.get("day")),
        policy_ref=said.get("policy") or "",
        text="\n".join(used),
    )


def _evidence(course: Course, method: str) -> str:
    upper = method.upper()
    noted = next((kind for words, kind in _FROM_NOTE.items() if words in upper), "")
    # The note is more exact than the basis, which has no word for a credential or an apprenticeship.
    return noted or EVIDENCE.get(course.credit_basis, "unspecified")


def _units(text: str | None) -> Decimal | None:
    try:
        return credit(text) if text else None
    except BadValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return day(text) if text else None
    except BadValueError:
        return None
