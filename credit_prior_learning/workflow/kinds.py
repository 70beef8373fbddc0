"""The parts of a move: who acts, what kind of step it is, and how one row of the table is written."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import Move


class Actor(models.TextChoices):
    """Who may act on a line; the words are those that learners read."""

    LEARNER = "learner", _("You")
    CASE_MANAGER = "case_manager", _("Your case manager")
    COORDINATOR = "coordinator", _("The college's prior learning office")
    COUNSELOR = "counselor", _("A college counselor")
    EVALUATOR = "evaluator", _("A records evaluator")
    DISCIPLINE_FACULTY = "discipline_faculty", _("Faculty of the subject")
    ARTICULATION_OFFICER = "articulation_officer", _("The college's course office")
    REGISTRAR = "registrar", _("The records office")
    SECOND_APPROVER = "second_approver", _("A second person in the records office")
    APPEAL_CHAIR = "appeal_chair", _("The chair of the appeal panel")
    APPEAL_PANEL = "appeal_panel", _("The appeal panel")
    HEARING_OFFICER = "hearing_officer", _("The hearing officer")
    SYSTEM = "system", _("This portal")


class StateKind(models.TextChoices):
    """Where a state leaves the line: moving, waiting, decided or at rest."""

    OPEN = "open", pgettext_lazy("state", "Open")
    WAITING = "waiting", _("Waiting for the learner")
    DECISION = "decision", _("Decided, answer window running")
    SETTLED = "settled", _("Settled")
    CLOSED_REOPENABLE = "closed_reopenable", _("Closed, can be reopened")
    TERMINAL = "terminal", _("Closed for good")


@dataclass(frozen=True)
class LineMove(Move):
    """A row of design section 3.1: `who` may act, `only_if` names the guard, `records` what must be kept, `rule` why."""

    who: frozenset[str] = frozenset()
    rule: tuple[str, ...] = ()
    kind: str = "forward"
    only_if: str = ""
    records: str = ""


def row(
    name: str,
    sources: str,
    target: str,
    who: str,
    rule: str,
    kind: str,
    *,
    only_if: str = "",
    records: str = "",
    permission: str = "",
) -> LineMove:
    """Write one row; its permission is `cpl.<name>` unless two moves share a name."""
    return LineMove(
        name=name,
        sources=frozenset(sources.split()),
        target=target,
        permission=permission or f"cpl.{name}",
        reason=kind == "negative",
        who=frozenset(who.split()),
        rule=tuple(rule.split("; ")),
        kind=kind,
        only_if=only_if,
        records=records,
    )
