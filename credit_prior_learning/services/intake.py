"""The coordinator's side: take in and route. A coordinator never judges mastery."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.clock import now
from credit_prior_learning.enums import ConflictResult, Duty, GradeBasis, Method
from credit_prior_learning.errors import NotYetHere, Refused
from credit_prior_learning.models import Assignment, ConflictCheck, PetitionLine
from credit_prior_learning.policies import is_free, is_own, teaches
from credit_prior_learning.services import moves
from credit_prior_learning.services.verbs import makes

#: Portfolios always have a second reader, exams have gates: both come with their own step.
ROUTABLE = (Method.FACULTY_REVIEW,)


@makes("assign")
@transaction.atomic
def assign(line: PetitionLine, *, by: Person | None) -> PetitionLine:
    """Take a sent request in: the referral is acknowledged and the triage clock starts (L20)."""
    line, move = moves.begin(line, "assign", by=by)
    moves.finish(line, move, by=by, assignee=by.pk if by else None, acknowledged=now())
    return line


@makes("route_faculty")
@transaction.atomic
def route_faculty(
    line: PetitionLine, *, assessor: Person, by: Person, method: str = Method.FACULTY_REVIEW
) -> PetitionLine:
    """Give the case to a faculty member of the course's discipline who is free of known conflicts.

    Raises `Refused` for an assessor of another discipline or with a conflict, `NotYetHere` for other methods.
    """
    line, move = moves.begin(line, "route_faculty", by=by)
    if method not in ROUTABLE:
        raise NotYetHere(f"route:{method}", reference=str(line.pk))
    line.method = method
    check = _hand_to(line, assessor, by)
    moves.finish(
        line,
        move,
        by=by,
        course=line.course_id,
        method=method,
        assessor=assessor.pk,
        conflict_check=check.pk,
        grade_basis=GradeBasis(line.grade_basis),
    )
    return line


@makes("reassign")
@transaction.atomic
def reassign(line: PetitionLine, *, assessor: Person, by: Person, reason: str) -> PetitionLine:
    """Move the case to another assessor: conflict, absence or delay. Earlier scores stay sealed with their author."""
    line, move = moves.begin(line, "reassign", by=by)
    if not reason.strip():
        raise Refused("no_reason", _("Say in a few words why the case moves on."), status=400)
    old = line.assignments.filter(ended_at=None).first()
    line.assignments.filter(ended_at=None).update(ended_at=now(), ended_why=reason[:200])
    _hand_to(line, assessor, by)
    moves.finish(line, move, by=by, reason=reason, old=old.person_id if old else None, new=assessor.pk)
    return line


def _hand_to(line: PetitionLine, assessor: Person, by: Person) -> ConflictCheck:
    if not teaches(assessor, line):
        raise Refused(
            "wrong_discipline",
            _("This person does not hold the discipline %s at this college today.") % line.course.discipline,
        )
    if is_own(assessor, line) or not is_free(assessor, line, Duty.ASSESS):
        raise Refused("assessor_conflict", _("This person already has another part in this request."))
    if _blocked_before(line, assessor):
        raise Refused("assessor_conflict", _("This person has a conflict of interest on this request."))
    assignment = Assignment.objects.create(
        line=line, person=assessor, discipline=line.course.discipline, assigned_by=by
    )
    return ConflictCheck.objects.create(
        line=line, assignment=assignment, person=assessor, result=ConflictResult.CLEAR
    )


def _blocked_before(line: PetitionLine, assessor: Person) -> bool:
    checks = ConflictCheck.objects.filter(line=line, person=assessor, attested=True)
    return checks.exclude(result=ConflictResult.CLEAR).exists()
