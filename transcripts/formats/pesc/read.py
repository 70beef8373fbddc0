"""From an element to a row, by the element tables: nothing is lost without being counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from lxml import etree

from transcripts.formats import masks
from transcripts.formats.issues import Issue, issue
from transcripts.formats.model import Document
from transcripts.formats.pesc.fields import DOCUMENT
from transcripts.formats.pesc.fields.table import (
    DROP,
    INTO,
    LEAF,
    LEAVES,
    NAMES_NEVER_KEPT,
    PART,
    Field,
    Table,
)
from transcripts.formats.pesc.paths import line_of, path_of, plain_path
from transcripts.formats.values import BadValueError

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


class Reading:
    """One document being read: what was found wrong, what had no place, what was left out."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self.unmapped: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()

    def document(self, root: etree._Element, message: str, version: str) -> Document:
        """The rows of a whole transcript."""
        document: Document = self.row(root, DOCUMENT, message=message, version=version)
        return document

    def row(self, element: etree._Element, table: Table, **given: Any) -> Any:
        """The row of one element."""
        row = _Row(element, table, {**dict(table.fixed), **given})
        self._fill(element, table.fields, row)
        for column, items in row.several.items():
            row.columns[column] = tuple(items)
        if row.verbatim:
            row.columns["verbatim"] = row.verbatim
        if row.extensions:
            row.columns["extensions"] = row.extensions
        # A frozen row sets each column by a call of its own, which was half of all reading. What was not said is not
        # set at all: it is the default that stands on the class.
        made = object.__new__(table.make)
        made.__dict__.update(row.columns)
        return made

    def _fill(self, element: etree._Element, fields: Mapping[str, Field], row: _Row) -> None:
        # This loop sees every element of every transcript; it is written for speed before beauty.
        columns, verbatim = row.columns, row.verbatim
        for child in element:
            name = child.tag
            field = fields.get(name)
            if field is None:
                self._keep(child, row)
                continue
            does, column, convert, private, also = field.quick
            if does > LEAVES:
                self._below(child, field, row)
                continue
            text = child.text
            if text is None or not (value := text.strip()):
                # A leaf of blanks is null; elements where a text should be are kept all the same.
                if len(child):
                    self._keep(child, row)
                continue
            if does == LEAF:
                if name in verbatim:
                    self._keep(child, row)
                    continue
                if not private:
                    verbatim[name] = text
            elif not private:
                verbatim[name] = (*verbatim.get(name, ()), text)
            if convert is not None:
                try:
                    value = convert(value)
                except BadValueError as error:
                    self._report(error.code, child, text)
                    continue
            if does == LEAF:
                columns[column] = value
                for other, word in also:
                    columns[other] = word
            else:
                row.several.setdefault(column, []).append(value)

    def _below(self, element: etree._Element, field: Field, row: _Row) -> None:
        if field.does == INTO:
            self._fill(element, field.inside, row)
        elif field.does == DROP:
            self.dropped[plain_path(element)] += 1
        elif field.table is not None:
            made = self.row(element, field.table)
            if field.does == PART:
                row.columns[field.column] = made
            else:
                row.several.setdefault(field.column, []).append(made)

    def _report(self, code: str, element: etree._Element, text: str) -> None:
        path = path_of(element)
        name = path.rpartition("/")[2].partition("[")[0]
        self.issues.append(
            issue(code, path=path, line=line_of(element), value_masked=masks.shown(name, text))
        )

    def _keep(self, element: etree._Element, row: _Row) -> None:
        """Keeps a subtree that has no place in the model, leaf by leaf, or counts it as left out on purpose."""
        name = etree.QName(element).localname
        if row.table.closed or name in NAMES_NEVER_KEPT:
            self.dropped[plain_path(element)] += 1
            return
        for attribute, value in element.attrib.items():
            name = str(attribute)
            if not name.startswith(XSI):
                row.extensions[f"{_place(row.top, element)}/@{name}"] = str(value)
                self.unmapped[f"{plain_path(element)}/@{etree.QName(name).localname}"] += 1
        if len(element):
            for child in element:
                self._keep(child, row)
        else:
            row.extensions[_place(row.top, element)] = element.text or ""
            self.unmapped[plain_path(element)] += 1


class _Row:
    """A row in the making."""

    __slots__ = ("columns", "extensions", "several", "table", "top", "verbatim")

    def __init__(self, top: etree._Element, table: Table, given: dict[str, Any]) -> None:
        self.top = top
        self.table = table
        self.columns = given
        self.several: dict[str, list[Any]] = {}
        self.verbatim: dict[str, Any] = {}
        self.extensions: dict[str, str] = {}


def _place(top: etree._Element, element: etree._Element) -> str:
    """The path from a row's element to one below it, with positions where names repeat and namespaces written out."""
    steps: list[str] = []
    at = element
    while at is not top:
        parent = at.getparent()
        if parent is None:
            break
        twins = [child for child in parent if child.tag == at.tag]
        steps.append(str(at.tag) if len(twins) == 1 else f"{at.tag}[{twins.index(at) + 1}]")
        at = parent
    return "/".join(reversed(steps))
