"""Reads a published schema set and states its facts in the form of our tables.

Used when PESC publishes a new version, and by the test that holds our tables against the published files.
"""

from __future__ import annotations

import json
from pathlib import Path

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
_FACETS = [
    "length",
    "minLength",
    "maxLength",
    "pattern",
    "whiteSpace",
    "totalDigits",
    "fractionDigits",
    "minInclusive",
    "maxInclusive",
    "minExclusive",
    "maxExclusive",
]


class Harvest:
    """One walk over a schema set, from its roots to every type they reach."""

    def __init__(self, folder: Path, prefixes: dict[str, str]) -> None:
        """Takes the folder and a short prefix for each namespace to be read."""
        self.prefixes = prefixes
        self.named: dict[tuple[str, str, str], etree._Element] = {}
        self.owner: dict[etree._Element, str] = {}
        self.lines: dict[str, list[str]] = {}
        for path in sorted(folder.glob("*.xsd")):
            self._index(etree.parse(str(path)).getroot())

    def _index(self, schema: etree._Element) -> None:
        space = schema.get("targetNamespace", "")
        for node in schema:
            name = node.get("name")
            if isinstance(node.tag, str) and name:
                self.named[(node.tag.removeprefix(XS), space, name)] = node

    def table(self, roots: list[tuple[str, str]]) -> str:
        """The table of these roots (namespace, name): sorted, so that two runs give the same text."""
        head = []
        for space, name in roots:
            kind = self._element_type(self.named[("element", space, name)], space, name)
            head.append(f"root {self.prefixes[space]}:{name} {kind}")
        spaces = sorted({self._space(name) for name in [*self.lines, *(line.split()[1] for line in head)]})
        opening = [f"ns {self.prefixes[space]} {space}" for space in spaces]
        body = [line for name in sorted(self.lines) for line in self.lines[name]]
        return "\n".join([*opening, *head, *body]) + "\n"

    def _space(self, name: str) -> str:
        return {short: space for space, short in self.prefixes.items()}[name.split(":")[0]]

    def _resolve(self, node: etree._Element, qname: str) -> tuple[str, str]:
        prefix, _, local = qname.rpartition(":")
        return node.nsmap.get(prefix or None, ""), local

    def _type(self, node: etree._Element, qname: str) -> str:
        space, local = self._resolve(node, qname)
        if space == XS[1:-1]:
            return f"xs:{local}"
        name = f"{self.prefixes[space]}:{local}"
        if name not in self.lines:
            self.lines[name] = []
            if ("complexType", space, local) in self.named:
                self._complex(name, self.named[("complexType", space, local)], space)
            else:
                self._simple(name, self.named[("simpleType", space, local)], space)
        return name

    def _element_type(self, node: etree._Element, space: str, hint: str) -> str:
        if node.get("type"):
            return self._type(node, node.get("type", ""))
        inner = node.find(f"{XS}complexType")
        simple = node.find(f"{XS}simpleType")
        if inner is None and simple is None:
            return "xs:anyType"
        # An anonymous type is named after its place, so that the table stays flat.
        name = f"{self.prefixes[space]}:{hint}.content"
        self.lines[name] = []
        if inner is not None:
            self._complex(name, inner, space)
        elif simple is not None:
            self._simple(name, simple, space)
        return name

    def _simple(self, name: str, node: etree._Element, space: str) -> None:
        restriction = node.find(f"{XS}restriction")
        if restriction is None:
            raise ValueError(f"{name}: only restrictions are known here")
        facets: dict[str, object] = {}
        for facet in _FACETS:
            for item in restriction.findall(f"{XS}{facet}"):
                facets[facet] = item.get("value", "")
        values = [item.get("value", "") for item in restriction.findall(f"{XS}enumeration")]
        if values:
            facets["values"] = values
        base = self._type(restriction, restriction.get("base", ""))
        self.lines[name] = [f"simple {name} {base} {json.dumps(facets, ensure_ascii=False)}"]

    def _complex(self, name: str, node: etree._Element, space: str) -> None:
        hint = name.split(":")[1]
        self.lines[name] = [f"complex {name}", *self._content(node, space, hint, 2)]

    def _content(self, node: etree._Element, space: str, hint: str, depth: int) -> list[str]:
        lines: list[str] = []
        for child in node:
            if not isinstance(child.tag, str):
                continue
            kind = child.tag.removeprefix(XS)
            if kind == "complexContent":
                lines += self._content(child, space, hint, depth)
            elif kind == "extension":
                lines += self._base(child, depth) + self._content(child, space, hint, depth)
            elif kind in ("sequence", "choice", "group", "element", "any"):
                lines += self._particle(child, kind, space, hint, depth)
            elif kind not in ("annotation",):
                raise ValueError(f"{hint}: {kind} is not known here")
        return lines

    def _base(self, node: etree._Element, depth: int) -> list[str]:
        space, local = self._resolve(node, node.get("base", ""))
        base = self.named[("complexType", space, local)]
        return self._content(base, space, local, depth)

    def _particle(self, node: etree._Element, kind: str, space: str, hint: str, depth: int) -> list[str]:
        pad = " " * depth
        count = f"{node.get('minOccurs', '1')}..{node.get('maxOccurs', '1').replace('unbounded', '*')}"
        if kind in ("sequence", "choice"):
            return [f"{pad}{kind} {count}", *self._content(node, space, hint, depth + 2)]
        if kind == "group":
            group_space, local = self._resolve(node, node.get("ref", ""))
            inner = self._content(self.named[("group", group_space, local)], group_space, local, depth + 2)
            return [f"{pad}sequence {count}", *inner]
        if kind == "any":
            return [f"{pad}any {count} {node.get('namespace')} {node.get('processContents', 'strict')}"]
        if node.get("ref"):
            ref_space, local = self._resolve(node, node.get("ref", ""))
            return [f"{pad}ref {count} {self.prefixes[ref_space]}:{local}"]
        flags = " nillable" if node.get("nillable") == "true" else ""
        element_type = self._element_type(node, space, f"{hint}.{node.get('name')}")
        return [f"{pad}{node.get('name')} {count} {element_type}{flags}"]
