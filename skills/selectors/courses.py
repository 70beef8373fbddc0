"""Skills of courses: endorsed ones first, else what the title suggests."""

from dataclasses import dataclass

from accounts.models import Organization
from skills.enums import Basis
from skills.models import CourseSkill, Skill
from skills.selectors import suggest


@dataclass(frozen=True)
class TaughtSkill:
    """A skill that a course is said to teach; `basis` tells by whom."""

    skill: Skill
    basis: str


def taught(organization: Organization | None, subject: str, number: str, title: str) -> list[TaughtSkill]:
    """Endorsed skills of the course at that college; without any, suggestions from its title."""
    rows = CourseSkill.objects.filter(organization=organization, subject=subject, number=number)
    known = [TaughtSkill(row.skill, row.basis) for row in rows.select_related("skill")]
    return known or [TaughtSkill(s.skill, Basis.SUGGESTED) for s in suggest.from_text(title)]
