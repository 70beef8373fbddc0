"""A verdict: five checks, four states, a reason each; never one boolean, and never green because data is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Check(StrEnum):
    """The five checks, in the order in which they are told."""

    UNCHANGED = "unchanged"
    WHO_SIGNED = "who_signed"
    ALLOWED_TO_ISSUE = "allowed_to_issue"
    STILL_GOOD = "still_good"
    ABOUT_THIS_PERSON = "about_this_person"


class State(StrEnum):
    """What a check came to."""

    PASSED = "passed"
    FAILED = "failed"
    COULD_NOT_CHECK = "could_not_check"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Outcome:
    """State and reason of one check; `detail` is a host, date or name that the words mention."""

    state: State
    reason: str = ""
    detail: str = ""

    @property
    def passed(self) -> bool:
        return self.state == State.PASSED

    @property
    def failed(self) -> bool:
        return self.state == State.FAILED


def passed(reason: str = "", detail: str = "") -> Outcome:
    return Outcome(State.PASSED, reason, detail)


def failed(reason: str, detail: str = "") -> Outcome:
    return Outcome(State.FAILED, reason, detail)


def unknown(reason: str = "", detail: str = "") -> Outcome:
    return Outcome(State.COULD_NOT_CHECK, reason, detail)


def not_applicable(reason: str, detail: str = "") -> Outcome:
    return Outcome(State.NOT_APPLICABLE, reason, detail)


@dataclass(frozen=True)
class Facts:
    """What the record says, read through the model; shown as its words, never as ours.

    `rows` are further names and values of forms that have no model of their own; `hidden` counts fields that the
    holder left out.
    """

    title: str = ""
    description: str = ""
    kind: str = ""
    awarded_on: date | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    units: str = ""
    results: tuple[tuple[str, str], ...] = ()
    credential_id: str = ""
    issuer_id: str = ""
    subject_id: str = ""
    calls_itself: str = ""
    issuer_name: str = ""
    custodian: str = ""
    source_entry: str = ""
    source_closed: date | None = None
    rows: tuple[tuple[str, str], ...] = ()
    hidden: int = 0


@dataclass(frozen=True)
class Verdict:
    """The answer to one document. `lines` are verdicts of their own; the whole never swallows them.

    `carrier` is what the record came in, such as `PNG`; empty when the file is the record.
    """

    checks: Mapping[Check, Outcome]
    format: str = ""
    facts: Facts = field(default_factory=Facts)
    lines: tuple["Verdict", ...] = ()
    notes: tuple[str, ...] = ()
    directory_version: int = 0
    sha256: str = ""
    carrier: str = ""

    @property
    def overall(self) -> State:
        """failed if any check failed; else could_not_check if any could not be made; else passed.

        That nobody typed a name to compare is no defect of the record, so it does not count.
        """
        states = [outcome.state for outcome in self.checks.values()]
        if State.FAILED in states:
            return State.FAILED
        return State.COULD_NOT_CHECK if self.first(State.COULD_NOT_CHECK) else State.PASSED

    @property
    def deciding(self) -> tuple[Check, Outcome] | None:
        """The check that the sentence tells; None when all is well."""
        return self.first(State.FAILED) or self.first(State.COULD_NOT_CHECK)

    def first(self, state: State) -> tuple[Check, Outcome] | None:
        """The first check in that state, in the order of the table."""
        for check in Check:
            outcome = self.checks[check]
            if outcome.state == state and outcome.reason != "no_person_given":
                return check, outcome
        return None


def unread(reason: str, detail: str = "", *, format: str = "", sha256: str = "") -> Verdict:
    """The verdict about something that could not be read at all."""
    checks = {check: unknown() for check in Check}
    checks[Check.UNCHANGED] = unknown(reason, detail)
    return Verdict(checks, format=format, sha256=sha256)
