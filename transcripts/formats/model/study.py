"""Programs, honors, totals and awards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transcripts.formats.model.base import NOTHING, Extensions, Verbatim


@dataclass(frozen=True)
class Honor:
    """A distinction, of an award or of a term."""

    title: str = ""
    level: str = ""
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Summary:
    """Totals as the sender states them, scope told by the place where they stand."""

    type: str = ""
    level: str = ""
    gpa_scope: str = ""
    attempted: Decimal | None = None
    earned: Decimal | None = None
    required: Decimal | None = None
    deficient: Decimal | None = None
    unit: str = ""
    gpa: Decimal | None = None
    quality_points: Decimal | None = None
    gpa_hours: Decimal | None = None
    range_min: Decimal | None = None
    range_max: Decimal | None = None
    rank: int | None = None
    rank_of: int | None = None
    honors: tuple[Honor, ...] = ()
    programs: tuple[Program, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Program:
    """A field of study: a code in a system (CIP, HEGIS, …), a kind (Major, Minor, …) and a name."""

    code_system: str = ""
    code: str = ""
    type: str = ""
    name: str = ""
    summaries: tuple[Summary, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING


@dataclass(frozen=True)
class Award:
    """A degree, certificate or diploma; it counts as given only if completed or dated."""

    level: str = ""
    awarded_on: date | None = None
    title: str = ""
    completed: bool | None = None
    completed_on: date | None = None
    thesis_title: str = ""
    honors: tuple[Honor, ...] = ()
    programs: tuple[Program, ...] = ()
    summaries: tuple[Summary, ...] = ()
    notes: tuple[str, ...] = ()
    verbatim: Verbatim = NOTHING
    extensions: Extensions = NOTHING
