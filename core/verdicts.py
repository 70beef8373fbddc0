"""Words, shapes and tones of a verdict: four states, five checks, in one order everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

#: state -> (word, tone, picture). Neither good nor bad where nothing was learned: green needs data.
STATES = {
    "passed": (_("Passed"), "good", "passed"),
    "failed": (_("Failed"), "bad", "failed"),
    "could_not_check": (_("Could not check"), "neutral", "could-not-check"),
    "not_applicable": (_("Does not apply"), "neutral", "not-applicable"),
}
CHECKS = {
    "unchanged": (_("Unchanged"), _("Has anyone altered it after signing?")),
    "who_signed": (_("Who signed"), _("Do we know the organization that signed it?")),
    "allowed_to_issue": (_("Allowed to issue this"), _("May that organization give this kind of record?")),
    "still_good": (_("Still good"), _("Has it ended, or has its source taken it back?")),
    "about_this_person": (_("About this person"), _("Does it name the person who shows it?")),
}


@dataclass(frozen=True)
class State:
    """How one state looks and reads; an unknown state reads as "could not check", never as good."""

    value: str

    @property
    def word(self) -> str:
        return str(self._row[0])

    @property
    def tone(self) -> str:
        return str(self._row[1])

    @property
    def icon(self) -> str:
        return str(self._row[2])

    @property
    def _row(self) -> tuple[Any, str, str]:
        return STATES.get(self.value, STATES["could_not_check"])


@dataclass(frozen=True)
class CheckLine:
    """One of the five checks as a reader meets it."""

    code: str
    name: str
    question: str
    state: State
    reasons: list[str] = field(default_factory=list)


def lines(checks: Mapping[str, str], reasons: list[Any]) -> list[CheckLine]:
    """The five checks in their order, each with its reasons; a check that was not made could not be made."""
    return [
        CheckLine(
            code,
            str(name),
            str(question),
            State(str(checks.get(code, "could_not_check"))),
            _texts(reasons, code),
        )
        for code, (name, question) in CHECKS.items()
    ]


def _texts(reasons: list[Any], code: str) -> list[str]:
    return [str(_get(reason, "text")) for reason in reasons if str(_get(reason, "check")) == code]


def _get(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else getattr(row, name)
