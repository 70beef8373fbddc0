"""What went wrong, what deserves a look, and what was left out: never with a private value in it."""

from __future__ import annotations

from dataclasses import dataclass

from transcripts.formats.codes import look_up


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. Path is PESC-like without namespaces; line and column are of the file as sent, 0 if unknown.

    `value_masked` is the value itself only for fields that are not personal, else its shape.
    """

    code: str
    severity: str
    stage: str
    path: str = ""
    line: int = 0
    column: int = 0
    value_masked: str = ""
    expected: str = ""

    @property
    def field(self) -> str:
        """The last name of the path, without its position."""
        return self.path.rpartition("/")[2].partition("[")[0]

    @property
    def message(self) -> str:
        """The plain English sentence of the code, filled in."""
        return fill(look_up(self.code).sentence, self)


def fill(sentence: str, issue: Issue) -> str:
    """A sentence of the table, in any language, with the facts of the issue put in."""
    return sentence.format(field=issue.field or "—", expected=issue.expected or "—")


def issue(
    code: str,
    *,
    path: str = "",
    line: int = 0,
    column: int = 0,
    value_masked: str = "",
    expected: str = "",
    severity: str = "",
) -> Issue:
    """An issue whose severity and stage come from the table of codes."""
    line_of = look_up(code)
    grave = severity or line_of.severity
    return Issue(code, grave, line_of.stage, path, line, column, value_masked, expected)
