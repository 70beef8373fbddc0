"""The terms of an offer, pure: facts only, so that the same hash is signed in every language."""

import hashlib
from datetime import date
from typing import Any

import rfc8785

from credit_prior_learning.enums import Method

_PHRASES = {
    Method.FACULTY_REVIEW: "faculty review",
    Method.PORTFOLIO: "portfolio",
    Method.CBE: "exam",
    Method.EXAM_TABLE: "standardized exam",
    Method.ARTICULATION: "approved match",
    Method.RECIPROCITY: "another college's award",
    Method.HS_ARTICULATION: "high school agreement",
}


def annotation(template: str, *, method: str, units: Any, approved: date) -> str:
    """The note on the record (Title 5 section 55050, note rule; L40): always English, as the transcript is."""
    return f"Credit by {_PHRASES[Method(method)]}, {units:.1f} units, approved {approved.isoformat()}. {template}."


def build(
    line: Any, *, note: str, residency: dict[str, str], answer_by: date, made_on: date
) -> dict[str, Any]:
    """Every fact that the learner signs. No transfer promise: unknown is said as unknown, with its date."""
    return {
        "line": str(line.pk),
        "college": line.petition.college.name,
        "course": {"subject": line.course.subject, "number": line.course.number, "title": line.course.title},
        "units": f"{line.units:.2f}",
        "grade_basis": str(line.grade_basis),
        "grade": line.grade,
        "method": str(line.method),
        "validation_basis": str(line.validation_basis),
        "annotation": note,
        "placement": ["general_education", "program", "elective"],
        "residency": residency,
        "transfer": [
            {"segment": segment, "status": "not_known", "as_of": made_on.isoformat()}
            for segment in ("csu", "uc", "independent")
        ],
        "rule_set": line.rule_set.code,
        "answer_by": answer_by.isoformat(),
    }


def digest(facts: dict[str, Any]) -> str:
    """SHA-256 over the canonical form (RFC 8785), in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(facts)).hexdigest()
