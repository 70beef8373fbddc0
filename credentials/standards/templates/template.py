"""One document with gaps, canonicalized once (RDFC-1.0): per record only what depends on the values is done again."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from credentials.standards.canonical import processor
from credentials.standards.n_quads import Quad, escaped, line
from credentials.standards.templates.gaps import GAP, Kind, check_place, check_value

_LINES = re.compile(r"[^\n]*\n")


class Irregular(ValueError):
    """Values that make two statements equal or two blank nodes alike: this record takes the full path."""


class Template:
    """A document whose values under `gap(name)` differ from record to record.

    `kinds` says what may stand in each gap. Raises `Malformed` when a gap stands where its kind cannot.
    """

    def __init__(self, document: Mapping[str, Any], kinds: Mapping[str, Kind]) -> None:
        self.kinds = dict(kinds)
        quads = list(dict.fromkeys(processor().to_rdf(dict(document))))
        for quad in quads:
            for term in quad:
                check_place(term, self.kinds)
        nodes = sorted({term for quad in quads for term in _places(quad) if term.startswith("_:")})
        self._split(quads, nodes)
        self._hashes(quads, nodes)
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        self._json = _format(text)

    def _split(self, quads: list[Quad], nodes: list[str]) -> None:
        """Statements that never change, as text; those with gaps or blank nodes, as one text to fill."""
        moving = [quad for quad in quads if _has_gap(quad) or any(term in nodes for term in quad)]
        self._static = [line(quad) for quad in quads if quad not in moving]
        self._moving = "".join(_filled_line(quad, lambda term: f"%({term})s") for quad in moving)

    def _hashes(self, quads: list[Quad], nodes: list[str]) -> None:
        """Hash First Degree Quads (section 4.6) of each blank node; only those beside a gap are hashed again."""
        touching = {node: [quad for quad in quads if node in _places(quad)] for node in nodes}
        masked = {node: _masked(node, found) for node, found in touching.items()}
        self._masked = {node: masked[node] for node in nodes if any(map(_has_gap, touching[node]))}
        self._fixed = {node: _hash(text % {}) for node, text in masked.items() if node not in self._masked}

    def check(self, values: Mapping[str, str]) -> None:
        """Raise `Malformed` for a value that its gap may not hold, `KeyError` for one that is missing."""
        for name, kind in self.kinds.items():
            check_value(name, kind, values[name])

    def canonical(self, values: Mapping[str, str]) -> str:
        """Canonical N-Quads of the document with these values. Raises `Irregular`."""
        terms = {name: escaped(value) for name, value in values.items()}
        hashes = self._fixed | {node: _hash(text % terms) for node, text in self._masked.items()}
        if len(set(hashes.values())) != len(hashes):
            raise Irregular("equally hashed blank nodes")
        order = sorted(hashes, key=hashes.__getitem__)
        labels = {node: f"_:c14n{number}" for number, node in enumerate(order)}
        lines = sorted(_LINES.findall(self._moving % (terms | labels)) + self._static)
        if len(set(lines)) != len(lines):
            raise Irregular("equal statements")
        return "".join(lines)

    def text(self, values: Mapping[str, str]) -> str:
        """The document with these values, as JSON text."""
        return self._json % {
            name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()
        }


def _places(quad: Quad) -> tuple[str, str, str]:
    """Where a blank node may stand: subject, object, graph."""
    return quad[0], quad[2], quad[3]


def _has_gap(quad: Quad) -> bool:
    return any(GAP.search(term) for term in quad)


def _format(text: str) -> str:
    """Text with its gaps as %(name)s, ready for filling."""
    return GAP.sub(r"%(\1)s", text.replace("%", "%%"))


def _filled_line(quad: Quad, node: Callable[[str], str]) -> str:
    terms = [node(term) if term.startswith("_:") else _format(term) for term in quad if term]
    return " ".join(terms) + " .\n"


def _masked(node: str, quads: list[Quad]) -> str:
    """The statements of one blank node, itself written _:a and others _:z."""
    return "".join(_filled_line(quad, lambda term: "_:a" if term == node else "_:z") for quad in quads)


def _hash(text: str) -> str:
    return hashlib.sha256("".join(sorted(_LINES.findall(text))).encode()).hexdigest()
