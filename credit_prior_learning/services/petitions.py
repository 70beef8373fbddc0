"""The learner's side: begin, choose, send, take back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from audit.services import ledger
from core.clock import now, today
from credit_prior_learning.enums import Goal, GradeBasis
from credit_prior_learning.errors import Refused
from credit_prior_learning.models import Petition, PetitionLine
from credit_prior_learning.selectors import duplicates, rules
from credit_prior_learning.services import moves
from credit_prior_learning.services.verbs import makes
from credit_prior_learning.workflow import LineState
from institutions.models import CatalogCourse

#: What the learner lets the college use the proof for, and nothing else.
PURPOSE = "credit_for_prior_learning"


@transaction.atomic
def start(learner: Person, *, language: str = "en") -> Petition:
    """Begin a request; it stays the learner's own until it is sent."""
    petition = Petition.objects.create(learner=learner, language=language)
    ledger.write("credit_prior_learning.start", by=learner, about=learner, target=petition)
    return petition


@transaction.atomic
def choose(petition: Petition, *, course: CatalogCourse, grade_basis: str, by: Person) -> PetitionLine:
    """Name the course of the draft (and with it the college), and pass/no pass or a letter grade (L38).

    Raises `Refused` for a course that is no longer taught or that the learner already asked for.
    """
    petition = _own_draft(petition, by)
    if not course.active:
        raise Refused("course_not_active", _("The college does not teach this course now. Pick another."))
    _refuse_second_request(petition, course)
    petition.college = course.organization
    petition.save(update_fields=["college", "updated_at"])
    line = petition.lines.filter(state=LineState.DRAFT).first() or PetitionLine(petition=petition)
    line.course, line.grade_basis = course, GradeBasis(grade_basis)
    line.save()
    return line


@transaction.atomic
def tell_goal(petition: Petition, *, goal: str, note: str, by: Person) -> Petition:
    """Say what the credit is for, so that the college can point to what fits (Ed. Code 78093.2(a)(1)(B))."""
    petition = _own_draft(petition, by)
    petition.goal, petition.goal_note = Goal(goal), note or None
    petition.save(update_fields=["goal", "goal_note", "updated_at"])
    return petition


@makes("submit")
@transaction.atomic
def submit(
    line: PetitionLine, *, by: Person, consent_words: str, reauthenticated_at: datetime
) -> PetitionLine:
    """Send a draft to its college and pin the law of the day.

    The consent names records, purpose and party and was signed by a person just identified (34 CFR 99.30).
    Raises `MoveRefused`, `PermissionDenied`, or `Refused` when proof, goal or consent is missing.
    """
    line, move = moves.begin(line, "submit", by=by)
    items = list(line.petition.evidence.all())
    _check_complete(line, items, consent_words)
    at, college = now(), line.petition.college
    assert college is not None  # a line begins with a course, and a course with its college
    line.submitted_at, line.rule_set = at, rules.in_force(college, today())
    petition = line.petition
    petition.consent_at, petition.consent_words = at, consent_words
    petition.reauthenticated_at = reauthenticated_at
    petition.save()
    moves.finish(
        line,
        move,
        by=by,
        evidence=[item.pk for item in items],
        goal=petition.goal,
        consent={"at": at, "purpose": PURPOSE, "party": petition.college_id},
        rule_set=line.rule_set.code,
    )
    return line


@makes("discard")
@transaction.atomic
def discard(line: PetitionLine, *, by: Person) -> PetitionLine:
    """Put a draft away; nothing is deleted."""
    line, move = moves.begin(line, "discard", by=by)
    moves.finish(line, move, by=by)
    return line


@makes("withdraw")
@transaction.atomic
def withdraw(line: PetitionLine, *, by: Person, reason: str = "") -> PetitionLine:
    """Take a request back before posting starts; nothing is deleted and nobody has to be asked."""
    line, move = moves.begin(line, "withdraw", by=by)
    line.offers.filter(closed_at=None).update(closed_at=now())
    line.assignments.filter(ended_at=None).update(ended_at=now(), ended_why="withdrawn")
    moves.finish(line, move, by=by, reason=reason)
    return line


def _own_draft(petition: Petition, by: Person) -> Petition:
    if petition.learner_id != by.pk:
        raise PermissionDenied("petition")
    locked = Petition.objects.select_for_update().get(pk=petition.pk)
    if locked.lines.exclude(submitted_at=None).exists():
        raise Refused("already_sent", _("This request was already sent. Start a new one to ask for more."))
    return locked


def _refuse_second_request(petition: Petition, course: CatalogCourse) -> None:
    other = duplicates.open_lines(petition.learner, course).exclude(petition=petition).first()
    if other:
        raise Refused(
            "same_request",
            _("You already asked for this course. That request is still open: see your list."),
            reference=str(other.pk),
        )


def _check_complete(line: PetitionLine, items: list, consent_words: str) -> None:
    if not items:
        raise Refused("no_evidence", _("Add at least one piece of proof first."))
    if not line.petition.goal:
        raise Refused("no_goal", _("Tell us your goal first."))
    if not consent_words.strip():
        raise Refused("no_consent", _("The college can only look if you say yes."))
    if not line.course.active:
        raise Refused("course_not_active", _("The college does not teach this course now. Pick another."))
    _refuse_second_request(line.petition, line.course)
