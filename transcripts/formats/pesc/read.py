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
from transcripts.formats.pesc.paths import path_of, plain_path
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
        row: dict[str, Any] = given
        several: dict[str, list[Any]] = {}
        verbatim: dict[str, Any] = {}
        extensions: dict[str, str] = {}
        self._fill(element, element, table, table.fields, row, several, verbatim, extensions)
        for column, items in several.items():
            row[column] = tuple(items)
        if verbatim and table is not DOCUMENT:
            row["verbatim"] = verbatim
        if extensions:
            row["extensions"] = extensions
        return table.make(**row)

    def _fill(
        self,
        top: etree._Element,
        element: etree._Element,
        table: Table,
        fields: Mapping[str, Field],
        row: dict[str, Any],
        several: dict[str, list[Any]],
        verbatim: dict[str, Any],
        extensions: dict[str, str],
    ) -> None:
        for child in element:
            field = fields.get(child.tag)
            if field is None:
                self._keep(top, child, table, extensions)
                continue
            does = field.does
            if does <= LEAVES:
                text = child.text
                # A leaf of blanks is null.
                if text is None or text.isspace():
                    continue
                if not field.private:
                    self._say(child.tag, text, does, verbatim)
                try:
                    value = field.convert(text)
                except BadValueError as error:
                    self._report(error.code, child, text)
                    continue
                if does == LEAF:
                    row[field.column] = value
                    for column, word in field.also:
                        row[column] = word
                else:
                    several.setdefault(field.column, []).append(value)
            elif does == INTO:
                self._fill(top, child, table, field.inside, row, several, verbatim, extensions)
            elif does == DROP:
                self.dropped[plain_path(child)] += 1
            elif field.table is not None:
                made = self.row(child, field.table)
                if does == PART:
                    row[field.column] = made
                else:
                    several.setdefault(field.column, []).append(made)

    @staticmethod
    def _say(name: str, text: str, does: int, verbatim: dict[str, Any]) -> None:
        if does == LEAF:
            verbatim[name] = text
        else:
            verbatim[name] = (*verbatim.get(name, ()), text)

    def _report(self, code: str, element: etree._Element, text: str) -> None:
        path = path_of(element)
        name = path.rpartition("/")[2].partition("[")[0]
        self.issues.append(
            issue(code, path=path, line=element.sourceline or 0, value_masked=masks.shown(name, text))
        )

    def _keep(self, top: etree._Element, element: etree._Element, table: Table, kept: dict[str, str]) -> None:
        """Keeps a subtree that has no place in the model, leaf by leaf, or counts it as left out on purpose."""
        name = etree.QName(element).localname
        if table.closed or name in NAMES_NEVER_KEPT:
            self.dropped[plain_path(element)] += 1
            return
        for attribute, value in element.attrib.items():
            if not str(attribute).startswith(XSI):
                kept[f"{_below(top, element)}/@{attribute}"] = str(value)
                self.unmapped[f"{plain_path(element)}/@{etree.QName(str(attribute)).localname}"] += 1
        if len(element):
            for child in element:
                self._keep(top, child, table, kept)
        else:
            kept[_below(top, element)] = element.text or ""
            self.unmapped[plain_path(element)] += 1


def _below(top: etree._Element, element: etree._Element) -> str:
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
