"""Sent → Faculty → Decision → On record, with dates, read from the events (U36)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from credit_prior_learning.models import LineEvent, PetitionLine
from credit_prior_learning.workflow import LineState, StateKind

_STEPS: tuple[tuple[str, Any, frozenset[str]], ...] = (
    ("sent", _("Sent"), frozenset({"submitted"})),
    ("faculty", _("Faculty"), frozenset({"faculty_assessment"})),
    ("decision", _("Decision"), frozenset({"offered", "faculty_declined", "not_eligible", "appeal_denied"})),
    ("record", _("On record"), frozenset({"posted"})),
)
_REST = (StateKind.CLOSED_REOPENABLE, StateKind.TERMINAL)


@dataclass(frozen=True)
class Step:
    """One of the four steps: done, current or next, and when it was reached."""

    code: str
    label: Any
    state: str
    at: datetime | None


def steps(line: PetitionLine, events: Iterable[LineEvent]) -> list[Step]:
    """The four steps of a line; the first one not reached is the current one while the line is alive."""
    reached: dict[str, datetime] = {}
    for event in events:
        for code, _label, states in _STEPS:
            if event.to_state in states:
                reached[code] = event.at
    waiting = line.state != LineState.DRAFT and line.facts.kind not in _REST
    made = []
    for code, label, _states in _STEPS:
        at = reached.get(code)
        state = "done" if at else "current" if waiting else "next"
        waiting = waiting and at is not None
        made.append(Step(code, label, state, at))
    return made


def next_step(line: PetitionLine) -> Any:
    """What happens next, in the learner's words; empty when nothing does."""
    return _NEXT.get(LineState(line.state), "")


_NEXT = {
    LineState.DRAFT: _("Finish your request and send it."),
    LineState.SUBMITTED: _("The college takes your request in."),
    LineState.INTAKE_REVIEW: _("The college looks at your proof and picks a faculty member."),
    LineState.FACULTY_ASSESSMENT: _("Faculty compare your proof with what the course teaches."),
    LineState.FACULTY_RECOMMENDED: _("The course office checks the course."),
    LineState.ARTICULATION_CHECK: _("The course office checks that the course and the credit fit."),
    LineState.OFFER_READY: _("The college writes your offer."),
    LineState.OFFERED: _("Read your offer. Say yes or no."),
    LineState.ACCEPTED: _("The records office picks it up."),
    LineState.REGISTRAR_REVIEW: _("The records office puts it on your transcript."),
    LineState.POSTING_PENDING: _("The transcript confirms it."),
    LineState.FACULTY_DECLINED: _("Read the letter. It says why, and what would change it."),
}
