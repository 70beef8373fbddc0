"""From rows to a PESC document, by the same element tables, in the order the schema asks for.

Strict to write: what is too long is cut at a word, told, and the rest goes into notes of at most 80 characters.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from transcripts.formats.issues import Issue, issue
from transcripts.formats.model import Document
from transcripts.formats.pesc.fields import DOCUMENT
from transcripts.formats.pesc.fields.table import DROP, INTO, LEAF, LEAVES, Field, Table
from transcripts.formats.pesc.kept import first, inside, restore, taken
from transcripts.formats.pesc.namespaces import CCC, PINS, Pin
from transcripts.formats.pesc.schema import facts
from transcripts.formats.pesc.schema.facts import Facts, Particle

_NOTE = 80


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a document and what had to be cut to fit."""

    data: bytes = field(repr=False)
    cut: tuple[Issue, ...] = ()


def write(document: Document, *, version: str = "1.6.0") -> Written:
    """A transcript as XML in UTF-8, valid for the version if the rows hold what the version requires.

    Raises KeyError for a message and version we hold no facts of.
    """
    pins = {(pin.message, pin.version): pin for pin in PINS}
    writing = _Writing(pins[(document.message, version)])
    root = writing.root(document)
    etree.cleanup_namespaces(root)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Written(data, tuple(writing.cut))


class _Writing:
    """One document being written."""

    def __init__(self, pin: Pin) -> None:
        self.pin = pin
        self.facts: Facts = facts.load(*pin.sets[0].tables)
        self.cut: list[Issue] = []

    def root(self, document: Document) -> etree._Element:
        root = etree.Element(f"{{{self.pin.namespace}}}{self.pin.message}", nsmap={"trn": self.pin.namespace})
        kind = self.facts.roots[f"{self.pin.entry}:{self.pin.message}"]
        self._fill(root, document, DOCUMENT, DOCUMENT.fields, kind, dict(document.extensions))
        return root

    def _row(self, parent: etree._Element, name: str, row: Any, table: Table, kind: str) -> None:
        element = etree.SubElement(parent, name)
        self._fill(element, row, table, table.fields, kind, dict(row.extensions))

    def _fill(
        self,
        element: etree._Element,
        row: Any,
        table: Table,
        fields: Mapping[str, Field],
        kind: str,
        kept: dict[str, str],
    ) -> None:
        rest: list[str] = []
        for name, particle in self.facts.children(kind).items():
            below = taken(kept, name)
            known = fields.get(name)
            if known is None:
                restore(element, name, below)
            elif known.does in (LEAF, LEAVES):
                if known.column != "notes":
                    rest += self._leaves(element, name, row, known, particle)
                elif fields is table.fields or "NoteMessage" not in table.fields:
                    self._notes(element, name, [*row.verbatim.get(name, row.notes), *rest])
                restore(element, name, below)
            elif known.does == INTO:
                self._wrapper(element, name, row, table, known, particle, below)
            elif known.does != DROP and known.table is not None:
                for item in _items(row, known):
                    self._row(element, name, item, known.table, particle.type)
        self._foreign(element, row, table, fields, kept)

    def _foreign(
        self,
        element: etree._Element,
        row: Any,
        table: Table,
        fields: Mapping[str, Field],
        kept: dict[str, str],
    ) -> None:
        # What stands under names of another namespace: the California extension by its table, others as kept.
        for name, known in fields.items():
            if name.startswith(f"{{{CCC}}}") and self.pin.sets[0].folder.endswith("ccc"):
                kind = self.facts.roots[f"x:{etree.QName(name).localname}"]
                wrapper = etree.SubElement(element, name, nsmap={"CCC": CCC})
                self._fill(wrapper, row, table, known.inside, kind, taken(kept, name))
                if not len(wrapper):
                    element.remove(wrapper)
        for name in {first(path) for path in kept if path.startswith("{")}:
            restore(element, name, taken(kept, name))

    def _wrapper(
        self,
        parent: etree._Element,
        name: str,
        row: Any,
        table: Table,
        known: Field,
        particle: Particle,
        kept: dict[str, str],
    ) -> None:
        for one in _one_by_one(row, known, particle):
            wrapper = etree.SubElement(parent, name)
            self._fill(wrapper, one, table, known.inside, particle.type, inside(kept))
            if not len(wrapper):
                parent.remove(wrapper)

    def _leaves(
        self, parent: etree._Element, name: str, row: Any, known: Field, particle: Particle
    ) -> list[str]:
        rest: list[str] = []
        for text in _texts(row, name, known):
            fitting, over = _fit(text, self._longest(particle.type))
            if over:
                self.cut.append(issue("MAP.CUT", path=f"/{name}"))
                rest.append(over)
            etree.SubElement(parent, name).text = fitting
        return rest

    def _longest(self, kind: str) -> int | None:
        simple = self.facts.simple.get(kind)
        if simple is None:
            return None
        return int(simple.facets["maxLength"]) if "maxLength" in simple.facets else self._longest(simple.base)

    def _notes(self, parent: etree._Element, name: str, notes: list[str]) -> None:
        for note in notes:
            for line in [note] if len(note) <= _NOTE else textwrap.wrap(note, _NOTE):
                etree.SubElement(parent, name).text = line


def _items(row: Any, known: Field) -> list[Any]:
    value = getattr(row, known.column)
    items = [] if value is None else list(value) if isinstance(value, tuple) else [value]
    fixed = known.table.fixed if known.table else ()
    return [item for item in items if all(getattr(item, column) == word for column, word in fixed)]


def _one_by_one(row: Any, known: Field, particle: Particle) -> list[Any]:
    """The row itself, or one stand-in for each value where each needs a wrapper of its own."""
    inner = list(known.inside.values())
    if particle.high != "1" and len(inner) == 1 and inner[0].does == LEAVES:
        return [_Alone(inner[0].column, value) for value in getattr(row, inner[0].column)]
    return [row]


class _Alone:
    """Stands for a row with a single value in one column."""

    extensions: Mapping[str, str] = {}
    verbatim: Mapping[str, str] = {}

    def __init__(self, column: str, value: Any) -> None:
        setattr(self, column, (value,))


def _texts(row: Any, name: str, known: Field) -> list[str]:
    value = getattr(row, known.column)
    if known.does == LEAVES:
        picked = [known.writes(item) if known.writes else _text(item) for item in value]
        texts = [text for text in picked if text]
        sent = getattr(row, "verbatim", {}).get(name, ())
        # The sender's own spelling stands wherever it is still about the same values.
        return list(sent) if [text.strip() for text in sent] == texts else texts
    if any(getattr(row, column) != word for column, word in known.also):
        return []
    said = getattr(row, "verbatim", {}).get(name)
    if isinstance(said, str):
        return [said]
    text = known.writes(value) if known.writes else _text(value)
    return [text] if text else []


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _fit(text: str, longest: int | None) -> tuple[str, str]:
    if longest is None or len(text) <= longest:
        return text, ""
    lines = textwrap.wrap(text, longest) or [text[:longest]]
    return lines[0], text[len(lines[0]) :].strip()
