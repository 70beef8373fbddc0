"""Faculty endorse that a course teaches a skill."""

from django.db import transaction

from accounts.models import Membership
from audit.services import ledger
from core.clock import now
from skills.enums import Basis
from skills.models import CourseSkill, Skill


@transaction.atomic
def endorse(skill: Skill, *, subject: str, number: str, by: Membership) -> CourseSkill:
    """Record that the faculty of `by.organization` endorse the skill on a course; repeating changes nothing."""
    row, _ = CourseSkill.objects.select_for_update().get_or_create(
        organization=by.organization, subject=subject, number=number, skill=skill
    )
    if row.basis != Basis.ENDORSED:
        row.basis, row.endorsed_by, row.endorsed_at = Basis.ENDORSED, by.person, now()
        row.save()
        ledger.write("skills.endorsed", by=by.person, organization=by.organization, role=by.role, target=row)
    return row
