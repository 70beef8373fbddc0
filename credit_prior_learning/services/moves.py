"""The one way a line changes state: locked row, table, policy, event, history; all in one transaction."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from credit_prior_learning import clocks
from credit_prior_learning.enums import Duty, EvidenceType
from credit_prior_learning.models import Evidence, LineDuty, LineEvent, PetitionLine
from credit_prior_learning.policies import allows, plays
from credit_prior_learning.selectors import rules
from credit_prior_learning.workflow import LINE, STATES, Actor, LineMove, LineState

_TRACKED = ("state", "due_on", "units", "grade", "method", "rule_set_id", "denial_id", "acceptance_id")
#: Design section 3.2: veterans and active duty are assessed within ten business days.
_MILITARY_ASSESSMENT_DAYS = 10


def lock(line: PetitionLine) -> PetitionLine:
    """The row as it stands now, held until the transaction ends.

    Two people may press at once; the second must see the first one's decision.
    """
    rows = PetitionLine.objects.select_for_update(of=("self",)).with_facts()
    return rows.get(pk=line.pk)


def begin(
    line: PetitionLine, action: str, *, by: Person | None, target: str = ""
) -> tuple[PetitionLine, LineMove]:
    """Lock the line and let the table and the policy speak, in this order.

    Raises `MoveRefused` from a wrong state and `PermissionDenied` for a person without the right. `by` None is the
    portal itself, which may only make moves that the table gives to the system.
    """
    locked = lock(line)
    move = LINE.check(locked, action, target)
    assert isinstance(move, LineMove)  # every row of our table is one
    may(by, move, locked)
    locked._before = _snapshot(locked)  # type: ignore[attr-defined]
    return locked, move


def may(by: Person | None, move: LineMove, line: PetitionLine) -> Actor:
    """The role in which the person makes the move. Raises `PermissionDenied` when there is none."""
    role = plays(by, line, move)
    if role is None or by is not None and not allows(by, move.permission, line):
        raise PermissionDenied(move.permission)
    return role


def finish(
    line: PetitionLine, move: LineMove, *, by: Person | None, reason: str = "", **facts: Any
) -> LineEvent:
    """Set the new state and its clock, save, and write event and history. `facts` are what the table asks to record."""
    role = plays(by, line, move) or Actor.SYSTEM
    line.state, line.state_since = move.target, now()
    line.due_on = due_on(line, line.state_since)
    line.save()
    event = _event(line, move, by, role, reason, facts)
    code = move.permission.removeprefix("cpl.")
    ledger.write(
        f"credit_prior_learning.{code}",
        by=by,
        about=line.petition.learner,
        organization=line.petition.college,
        role=role,
        target=line,
    )
    return event


def due_on(line: PetitionLine, at: datetime) -> Any:
    """The date by which the state's owner should act, by business days; None where no clock runs."""
    days = STATES[LineState(line.state)].days
    if days is None:
        return None
    if line.state == LineState.FACULTY_ASSESSMENT and _is_military(line):
        days = _MILITARY_ASSESSMENT_DAYS
    return clocks.due(timezone.localdate(at), days)


def _is_military(line: PetitionLine) -> bool:
    return Evidence.objects.filter(petition=line.petition_id, kind=EvidenceType.MILITARY).exists()


def take_duty(line: PetitionLine, person: Person, duty: Duty) -> None:
    """Bind a person to one duty of the line for good; a second, other duty is refused by the database."""
    LineDuty.objects.get_or_create(line=line, person=person, duty=duty)


def _snapshot(line: PetitionLine) -> dict[str, Any]:
    return {name: _plain(getattr(line, name)) for name in _TRACKED}


def _plain(value: Any) -> Any:
    return value if value is None else str(value)


def _event(
    line: PetitionLine, move: LineMove, by: Person | None, role: str, reason: str, facts: dict[str, Any]
) -> LineEvent:
    before, after = line._before, _snapshot(line)  # type: ignore[attr-defined]
    changed = [name for name in _TRACKED if before[name] != after[name]]
    return LineEvent.objects.create(
        line=line,
        number=line.events.count() + 1,
        action=move.name,
        from_state=before["state"],
        to_state=line.state,
        actor=by,
        role=role,
        rules=rules.used(move, line),
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        facts=facts,
        reason=reason or None,
    )
