"""The vocabulary of the element tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

LEAF, LEAVES, PART, PARTS, INTO, DROP = range(6)
NAMES_NEVER_KEPT = frozenset(
    [
        "Contacts",
        "Address",
        "Phone",
        "FaxPhone",
        "Email",
        "URL",
        "Gender",
        "Residency",
        "Citizenship",
        "Language",
        "Health",
        "Immunizations",
        "Delinquencies",
        "ExitReasonCode",
        "CourseInstructor",
        "Mentor",
        "ThesisDissertationAdvisor",
        "ParentGuardian",
        "ParentGuardianName",
        "RaceEthnicity",
        "EthnicityRace",
        "SSN",
        "SIN",
        "PartialSSN",
        "BirthDate",
        "Birth",
        "Endorser",
    ]
)


@dataclass(frozen=True)
class Field:
    """What becomes of one element: a value, a row, several rows, a step into the same row, or nothing."""

    does: int
    column: str = ""
    convert: Callable[[str], Any] | None = None  # None: the text without blanks at its ends
    table: Table | None = None
    inside: Mapping[str, Field] = field(default_factory=dict)
    also: tuple[tuple[str, str], ...] = ()
    private: bool = False
    writes: Callable[[Any], str | None] | None = None

    @cached_property
    def quick(self) -> tuple[int, str, Callable[[str], Any] | None, bool, tuple[tuple[str, str], ...]]:
        """What the reader needs of a leaf, in one step."""
        return self.does, self.column, self.convert, self.private, self.also


@dataclass(frozen=True, slots=True)
class Table:
    """The elements of one row. `fixed` columns come from the place; `closed` tables leave out all they do not name."""

    make: type[Any]
    fields: Mapping[str, Field]
    fixed: tuple[tuple[str, str], ...] = ()
    closed: bool = False


def leaf(
    column: str,
    convert: Callable[[str], Any] | None = None,
    *,
    private: bool = False,
    writes: Callable[[Any], str | None] | None = None,
) -> Field:
    """One value, from the text of the element."""
    return Field(LEAF, column, convert, private=private, writes=writes)


def coded(system: str, column: str = "code") -> Field:
    """A code whose element name says the system it belongs to."""
    return Field(LEAF, column, also=((f"{column}_system", system),))


def leaves(
    column: str,
    convert: Callable[[str], Any] | None = None,
    *,
    private: bool = False,
    writes: Callable[[Any], str | None] | None = None,
) -> Field:
    """One of several values of a column; `writes` picks out those this element writes."""
    return Field(LEAVES, column, convert, private=private, writes=writes)


def part(column: str, table: Table) -> Field:
    """One row below this row."""
    return Field(PART, column, table=table)


def parts(column: str, table: Table) -> Field:
    """One of several rows below this row."""
    return Field(PARTS, column, table=table)


def into(**inside: Field) -> Field:
    """A wrapper whose elements belong to the same row."""
    return Field(INTO, inside=inside)


def into_named(inside: Mapping[str, Field]) -> Field:
    """The same for element names that are no Python names."""
    return Field(INTO, inside=inside)


DROPPED = Field(DROP)
NOTES = leaves("notes")
EXTENSIONS = Field(INTO)
