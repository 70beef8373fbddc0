"""Who may do what with a line: predicates on top, the permission table at the bottom.

Ask through `allows` and `moves_for`, never through `person.has_perm`: operators of the admin site (superusers) are
not exempt from any of this (design section 2, rule 5).
"""

from collections.abc import Iterable
from typing import Any

import rules

from accounts.enums import Role
from accounts.models import Membership, Person
from core.workflow import Move
from credit_prior_learning.enums import ConflictResult, Duty
from credit_prior_learning.models import ConflictCheck, LineDuty, PetitionLine
from credit_prior_learning.workflow import LINE, WITH_RECORDS, Actor, LineMove


def _held(person: Person, line: PetitionLine, *roles: str) -> Any:
    """The person's memberships today in one of the roles at the line's own college."""
    return Membership.objects.active().of(person).filter(organization=line.petition.college, role__in=roles)


def at_college(*roles: str) -> Any:
    """A predicate: holds one of the roles at the line's college."""

    @rules.predicate(name=f"at_college:{','.join(roles)}")
    def holds(person: Person, line: PetitionLine | None) -> bool:
        return line is not None and _held(person, line, *roles).exists()

    return holds


@rules.predicate
def is_own(person: Person, line: PetitionLine | None) -> bool:
    return line is not None and line.petition.learner_id == person.pk


@rules.predicate
def was_sent(person: Person, line: PetitionLine | None) -> bool:
    return line is not None and line.submitted_at is not None


@rules.predicate
def is_with_records(person: Person, line: PetitionLine | None) -> bool:
    return line is not None and line.state in WITH_RECORDS


@rules.predicate
def holds_the_case(person: Person, line: PetitionLine | None) -> bool:
    """Has the open assignment of this line."""
    return line is not None and line.assignments.filter(person=person, ended_at=None).exists()


@rules.predicate
def holds_the_discipline(person: Person, line: PetitionLine | None) -> bool:
    """Faculty of the course's own discipline at this college, today (Title 5 section 55050, faculty rule)."""
    return line is not None and teaches(person, line)


def teaches(person: Person, line: PetitionLine) -> bool:
    """Holds the discipline of the line's course at its college today."""
    held = _held(person, line, Role.DISCIPLINE_FACULTY)
    return bool(held.filter(discipline__iexact=line.course.discipline).exclude(discipline="").exists())


@rules.predicate
def has_no_conflict(person: Person, line: PetitionLine | None) -> bool:
    """Attested for this assignment, and the last word was clear."""
    if line is None:
        return False
    mine = ConflictCheck.objects.filter(line=line, person=person, attested=True, assignment__ended_at=None)
    last = mine.order_by("-created_at", "-id").first()
    return last is not None and last.result == ConflictResult.CLEAR


def free_for(duty: Duty) -> Any:
    """A predicate: holds no other duty on this line."""

    @rules.predicate(name=f"free_for:{duty}")
    def free(person: Person, line: PetitionLine | None) -> bool:
        return is_free(person, line, duty) if line else False

    return free


def is_free(person: Person, line: PetitionLine, duty: Duty) -> bool:
    """True when the person has taken no other duty on this line; the database holds the same rule."""
    return not LineDuty.objects.filter(line=line, person=person).exclude(duty=duty).exists()


def allows(person: Person, permission: str, line: PetitionLine) -> bool:
    """Ask the table below; unknown permissions are refused."""
    return bool(person.is_active and rules.has_perm(permission, person, line))


def moves_for(person: Person, line: PetitionLine) -> list[Move]:
    """The moves this person may make now, in the table's order; this draws the buttons."""
    return [move for move in LINE.from_state(line.state) if allows(person, move.permission, line)]


def plays(person: Person | None, line: PetitionLine, move: LineMove) -> Actor | None:
    """In which of the move's roles the person acts; None when in none of them. No person: the portal itself."""
    if person is None:
        return Actor.SYSTEM if Actor.SYSTEM in move.who else None
    if is_own(person, line):
        return Actor.LEARNER if Actor.LEARNER in move.who else None
    held = set(_held(person, line, *_staff(move.who)).values_list("role", flat=True))
    return next((Actor(role) for role in _staff(move.who) if role in held), None)


def _staff(who: Iterable[str]) -> list[str]:
    return sorted(role for role in who if role in Role.values)


coordinator = at_college(Role.COORDINATOR) & ~is_own
publisher = at_college(Role.COORDINATOR, Role.COUNSELOR) & ~is_own
course_office = at_college(Role.ARTICULATION_OFFICER) & ~is_own
whole_college = at_college(Role.COORDINATOR, Role.ARTICULATION_OFFICER, Role.EVALUATOR, Role.COUNSELOR)
records = at_college(Role.REGISTRAR) & ~is_own & free_for(Duty.POST)
records_view = at_college(Role.REGISTRAR, Role.SECOND_APPROVER) & is_with_records
faculty_case = at_college(Role.DISCIPLINE_FACULTY) & holds_the_case
assessor = faculty_case & holds_the_discipline & ~is_own & free_for(Duty.ASSESS)

PERMISSIONS = {
    # reading
    "cpl.view": is_own | was_sent & (whole_college | records_view | faculty_case),
    "cpl.see_evidence": is_own
    | was_sent & ~is_own & (at_college(Role.COORDINATOR, Role.EVALUATOR) | assessor & has_no_conflict),
    # the learner's own steps
    "cpl.submit": is_own,
    "cpl.discard": is_own,
    "cpl.withdraw": is_own,
    "cpl.accept": is_own,
    "cpl.decline_offer": is_own,
    # intake: routes, never judges
    "cpl.assign": coordinator,
    "cpl.route_faculty": coordinator,
    "cpl.reassign": coordinator,
    # faculty: judges, never posts
    "cpl.attest": assessor,
    "cpl.assess": assessor & has_no_conflict,
    "cpl.recommend": assessor & has_no_conflict,
    "cpl.decline": assessor & has_no_conflict,
    # course office and offer
    "cpl.clear": course_office,
    "cpl.publish": publisher,
    # records: posts, never judges
    "cpl.take_up": records,
    "cpl.send": records,
}
for _name, _predicate in PERMISSIONS.items():
    rules.add_perm(_name, _predicate)
