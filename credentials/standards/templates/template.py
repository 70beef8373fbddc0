"""One document with gaps, canonicalized once (RDFC-1.0): per record only what depends on the values is done again."""

import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from credentials.standards.canonical import processor
from credentials.standards.json_ld.active_context import Bounded
from credentials.standards.n_quads import Quad, escaped
from credentials.standards.templates.gaps import Kind, check_place, check_value, formatted
from credentials.standards.templates.lines import Irregular, Lines, has_gap

#: Orders of blank nodes that are remembered: with two hashed anew among eight there are 56.
_ORDERS = 200


class Template:
    """A document whose values under `gap(name)` differ from record to record.

    `kinds` says what may stand in each gap. Raises `Malformed` when a gap stands where its kind cannot.
    """

    def __init__(self, document: Mapping[str, Any], kinds: Mapping[str, Kind]) -> None:
        self.kinds = dict(kinds)
        self._quads = list(dict.fromkeys(processor().to_rdf(dict(document))))
        for quad in self._quads:
            for term in quad:
                check_place(term, self.kinds)
        self._hashes()
        self._orders: Bounded[Lines] = Bounded(_ORDERS)
        self._json = formatted(json.dumps(document, ensure_ascii=False, separators=(",", ":")))

    def _hashes(self) -> None:
        """Hash First Degree Quads (section 4.6) of each blank node; only those beside a gap are hashed again."""
        self._fixed: dict[str, str] = {}
        self._moving: dict[str, Lines] = {}
        for node in sorted({term for quad in self._quads for term in _places(quad) if term.startswith("_:")}):
            touching = [quad for quad in self._quads if node in _places(quad)]
            masked = _masked(node, touching)
            if any(map(has_gap, touching)):
                self._moving[node] = masked
            else:
                self._fixed[node] = _hash(masked.text({}))

    def check(self, values: Mapping[str, str]) -> None:
        """Raise `Malformed` for a value that its gap may not hold, `KeyError` for one that is missing."""
        for name, kind in self.kinds.items():
            check_value(name, kind, values[name])

    def canonical(self, values: Mapping[str, str]) -> str:
        """Canonical N-Quads of the document with these values. Raises `Irregular`."""
        terms = {name: escaped(value) for name, value in values.items()}
        hashes = self._fixed | {node: _hash(lines.text(terms)) for node, lines in self._moving.items()}
        if len(set(hashes.values())) != len(hashes):
            raise Irregular("equally hashed blank nodes")
        return self._labelled(tuple(sorted(hashes, key=hashes.__getitem__))).distinct(terms)

    def _labelled(self, order: tuple[str, ...]) -> Lines:
        """The statements with the labels that this order of the blank nodes gives (section 4.4.3, step 4)."""
        known = self._orders.get(order)
        if known is None:
            labels = {node: f"_:c14n{number}" for number, node in enumerate(order)}
            known = self._orders.keep(order, Lines(self._quads, labels.__getitem__))
        return known

    def text(self, values: Mapping[str, str]) -> str:
        """The document with these values, as JSON text."""
        return self._json % {name: encode_basestring(value)[1:-1] for name, value in values.items()}

    def document(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The document with these values."""
        made: dict[str, Any] = json.loads(self.text(values))
        return made


def _places(quad: Quad) -> tuple[str, str, str]:
    """Where a blank node may stand: subject, object, graph."""
    return quad[0], quad[2], quad[3]


def _masked(node: str, quads: list[Quad]) -> Lines:
    """The statements of one blank node, itself written _:a and others _:z."""
    return Lines(quads, lambda term: "_:a" if term == node else "_:z")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
