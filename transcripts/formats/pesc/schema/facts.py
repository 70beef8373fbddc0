"""Fact tables: every element with its place, cardinality and type, and every type with its limits.

A table is a text file of ours, one fact a line::

    ns m urn:org:pesc:message:CollegeTranscript:v1.6.0
    root m:CollegeTranscript m:CollegeTranscript.content
    complex c:NameType
      FirstName 0..1 c:FirstNameType
      choice 1..1
        TestCode 1..1 c:TestCodeType
    simple c:FirstNameType xs:string {"minLength": "1", "maxLength": "35"}
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Particle:
    """One line of a content model: an element, a reference, a wildcard, or a group of these."""

    kind: str  # element, ref, any, sequence, choice
    low: str
    high: str
    name: str = ""
    type: str = ""
    flags: tuple[str, ...] = ()
    parts: tuple[Particle, ...] = ()


@dataclass(frozen=True)
class Simple:
    """A type of text: what it is based on and the limits put on it."""

    base: str
    facets: dict[str, str]
    values: tuple[str, ...] = ()


@dataclass
class Facts:
    """The facts of one schema set."""

    namespaces: dict[str, str] = field(default_factory=dict)
    roots: dict[str, str] = field(default_factory=dict)
    complex: dict[str, tuple[Particle, ...]] = field(default_factory=dict)
    simple: dict[str, Simple] = field(default_factory=dict)

    def children(self, type_name: str) -> dict[str, Particle]:
        """Every element that may stand directly under this type, by its name, in schema order."""
        found: dict[str, Particle] = {}
        _collect(self.complex.get(type_name, ()), found)
        return found

    def type_at(self, root: str, names: list[str]) -> str | None:
        """The type of the element reached from a root by these names, or None where the path leaves the table."""
        kind: str | None = self.roots.get(root)
        for name in names:
            particle = self.children(kind).get(name) if kind else None
            kind = particle.type if particle else None
        return kind


def _collect(parts: tuple[Particle, ...], found: dict[str, Particle]) -> None:
    for part in parts:
        if part.kind == "element":
            found.setdefault(part.name, part)
        else:
            _collect(part.parts, found)


@cache
def load(*names: str) -> Facts:
    """The facts of one or more tables; a later table overrides what an earlier one says of the same type."""
    facts = Facts()
    for name in names:
        read_into(facts, (TABLES / f"{name}.facts").read_text("utf-8"))
    return facts


def read_into(facts: Facts, text: str) -> None:
    """Adds the facts of one table's text."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    at = 0
    while at < len(lines):
        word, _, rest = lines[at].partition(" ")
        at += 1
        if word == "ns":
            prefix, namespace = rest.split(" ")
            facts.namespaces[prefix] = namespace
        elif word == "root":
            name, kind = rest.split(" ")
            facts.roots[name] = kind
        elif word == "simple":
            name, base, limits = rest.split(" ", 2)
            facets = json.loads(limits)
            facts.simple[name] = Simple(base, facets, tuple(facets.pop("values", ())))
        elif word == "complex":
            facts.complex[rest], at = _particles(lines, at, 2)


def _particles(lines: list[str], at: int, depth: int) -> tuple[tuple[Particle, ...], int]:
    parts: list[Particle] = []
    while at < len(lines) and lines[at].startswith(" " * depth):
        words = lines[at].split()
        at += 1
        low, _, high = words[1].partition("..")
        if words[0] in ("sequence", "choice"):
            inner, at = _particles(lines, at, depth + 2)
            parts.append(Particle(words[0], low, high, parts=inner))
        elif words[0] in ("ref", "any"):
            parts.append(Particle(words[0], low, high, name=words[2], flags=tuple(words[3:])))
        else:
            parts.append(Particle("element", low, high, words[0], words[2], tuple(words[3:])))
    return tuple(parts), at
