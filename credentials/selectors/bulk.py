"""Many files checked at once, as one table (S60)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.verdicts import CheckLine, State, lines
from credentials.selectors.answers import answer
from credentials.standards.receipts import FORMAT
from credentials.standards.verdict import Verdict


@dataclass(frozen=True)
class FileRow:
    """One file: its name as it was given, the answer, and the file in this list that it is the receipt of."""

    name: str
    answer: dict[str, Any]
    receipt_of: str = ""

    @property
    def state(self) -> State:
        """Word, tone and picture of the whole."""
        return State(self.answer["verdict"])

    @property
    def checks(self) -> list[CheckLine]:
        """The five checks in their order."""
        return lines(self.answer["checks"], self.answer["reasons"])


def rows(checked: Sequence[tuple[str, Verdict]]) -> list[FileRow]:
    """A row for each (name, verdict), in the order given."""
    names = {verdict.sha256: name for name, verdict in checked}
    return [FileRow(name, answer(verdict), _receipt_of(verdict, names)) for name, verdict in checked]


def _receipt_of(verdict: Verdict, names: dict[str, str]) -> str:
    """A receipt that lies beside its file belongs to it: the digest says so."""
    told = verdict.lines[0].sha256 if verdict.format == FORMAT and verdict.lines else ""
    return names.get(told, "")


def counts(checked: Sequence[tuple[str, Verdict]]) -> list[tuple[State, int]]:
    """How many passed, failed and could not be checked."""
    found = Counter(verdict.overall.value for _, verdict in checked)
    return [(State(value), found[value]) for value in ("passed", "failed", "could_not_check") if found[value]]
