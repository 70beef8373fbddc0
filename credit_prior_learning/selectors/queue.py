"""Whose turn it is: each role's own work, soonest due first, in a fixed number of queries (U44)."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.enums import Role
from accounts.models import Membership, Person
from credit_prior_learning.models import Assignment, PetitionLine
from credit_prior_learning.workflow import STATES, LineState

STAFF = (
    Role.COORDINATOR,
    Role.DISCIPLINE_FACULTY,
    Role.REGISTRAR,
    Role.ARTICULATION_OFFICER,
    Role.EVALUATOR,
    Role.COUNSELOR,
    Role.SECOND_APPROVER,
)


@dataclass(frozen=True)
class Queue:
    """`mine` waits for this person now; `others` is in other hands and visible to them."""

    mine: list[PetitionLine]
    others: list[PetitionLine]
    overdue: int


def of(person: Person, membership: Membership, *, most: int = 200) -> Queue:
    """The work of a member in one role at one college."""
    college = PetitionLine.objects.visible_to(person).filter(petition__college=membership.organization_id)
    lines = college.sent().exclude(petition__learner=person).with_facts()
    turn = _turn(person, membership.role)
    ordered = lines.order_by(F("due_on").asc(nulls_last=True), "submitted_at")
    mine = list(ordered.filter(turn)[:most])
    others = list(ordered.exclude(turn).exclude(due_on=None)[:most]) if _sees_others(membership.role) else []
    return Queue(mine, others, sum(line.is_overdue for line in mine))


def _turn(person: Person, role: str) -> Q:
    states = [state for state, facts in STATES.items() if facts.owner and facts.owner.value == role]
    turn = Q(state__in=states or [""])
    if role == Role.DISCIPLINE_FACULTY:
        held = Assignment.objects.filter(line=OuterRef("pk"), person=person, ended_at=None)
        turn &= Q(Exists(held))
    return turn


def _sees_others(role: str) -> bool:
    return role in (Role.COORDINATOR, Role.ARTICULATION_OFFICER, Role.REGISTRAR)


def assessors(line: PetitionLine) -> QuerySet[Person]:
    """Faculty who hold the course's discipline at the college today; the learner is never one of them."""
    held = Membership.objects.active().filter(
        organization=line.petition.college,
        role=Role.DISCIPLINE_FACULTY,
        discipline__iexact=line.course.discipline,
    )
    taken = Assignment.objects.filter(line=line, ended_at=None).values("person")
    people = Person.objects.filter(pk__in=held.values("person")).exclude(pk=line.petition.learner_id)
    return people.exclude(pk__in=taken).order_by("last_name", "username")


def posting_states() -> tuple[LineState, ...]:
    """States in which the records office has the line in hand."""
    return LineState.ACCEPTED, LineState.REGISTRAR_REVIEW, LineState.POSTING_PENDING
