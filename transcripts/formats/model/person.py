"""The person of a transcript. Values that name or number somebody stay out of `repr`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim
from transcripts.formats.model.organization import Organization


@dataclass(frozen=True)
class Name:
    """A person's name; the composite form is kept whole, never split by us."""

    code: str = ""
    prefix: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    middle: tuple[str, ...] = field(default=(), repr=False)
    last: str = field(default="", repr=False)
    suffix: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    composite: str = field(default="", repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)

    @property
    def full(self) -> str:
        """First, middle and last names, or the composite name."""
        return " ".join(part for part in (self.first, *self.middle, self.last) if part) or self.composite


@dataclass(frozen=True)
class Identifier:
    """A number of a person: kind is school, agency, recipient, nsn, ssn, sin or last4."""

    kind: str
    value: str = field(default="", repr=False)
    agency_code: str = ""
    agency_name: str = ""
    country: str = ""
    region: str = ""
    notes: tuple[str, ...] = field(default=(), repr=False)
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)


@dataclass(frozen=True)
class Person:
    """Whose transcript it is, as the document says."""

    name: Name = Name()
    other_names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_date: date | None = field(default=None, repr=False)
    birth_month_day: str = field(default="", repr=False)
    birth_year: int | None = field(default=None, repr=False)
    high_school: Organization | None = None
    emails: tuple[str, ...] = field(default=(), repr=False)
    deceased: bool | None = None
    verbatim: Verbatim = field(default=NOTHING, repr=False)
    extensions: Extensions = field(default=NOTHING, repr=False)

    @property
    def has_birth(self) -> bool:
        """Whether any part of a birth date is given."""
        return bool(self.birth_date or self.birth_month_day or self.birth_year)
