"""Sent → Faculty → Decision → On record, with dates, read from the events (U36)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from credit_prior_learning.models import LineEvent, PetitionLine
from credit_prior_learning.workflow import LineState

_STEPS: tuple[tuple[str, Any, frozenset[str]], ...] = (
    ("sent", _("Sent"), frozenset({"submitted"})),
    ("faculty", _("Faculty"), frozenset({"faculty_assessment"})),
    ("decision", _("Decision"), frozenset({"offered", "faculty_declined", "not_eligible", "appeal_denied"})),
    ("record", _("On record"), frozenset({"posted"})),
)


@dataclass(frozen=True)
class Step:
    """One of the four steps: done, current or next, and when it was reached."""

    code: str
    label: Any
    state: str
    at: datetime | None


def steps(line: PetitionLine, events: Iterable[LineEvent]) -> list[Step]:
    """The four steps of a line, each with the day it was reached; a step is done when its work is."""
    reached: dict[str, datetime] = {}
    for event in events:
        for code, _label, states in _STEPS:
            if event.to_state in states:
                reached[code] = event.at
    here = _AT_WORK.get(LineState(line.state), "")
    return [Step(code, label, _state(code, here, reached), reached.get(code)) for code, label, _s in _STEPS]


def _state(code: str, here: str, reached: dict[str, datetime]) -> str:
    if code == here:
        return "current"
    return "done" if code in reached else "next"


#: Which step the work of a state belongs to; a line at rest is at no step.
_AT_WORK = {
    LineState.SUBMITTED: "sent",
    LineState.INTAKE_REVIEW: "sent",
    LineState.NEEDS_INFORMATION: "sent",
    LineState.FACULTY_ASSESSMENT: "faculty",
    LineState.SECOND_READ: "faculty",
    LineState.FACULTY_RECOMMENDED: "decision",
    LineState.ARTICULATION_CHECK: "decision",
    LineState.OFFER_READY: "decision",
    LineState.OFFERED: "decision",
    LineState.FACULTY_DECLINED: "decision",
    LineState.NOT_ELIGIBLE: "decision",
    LineState.ACCEPTED: "record",
    LineState.REGISTRAR_REVIEW: "record",
    LineState.POSTING_PENDING: "record",
    LineState.POSTING_FAILED: "record",
}


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
