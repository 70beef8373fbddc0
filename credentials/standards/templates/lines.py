"""The statements of a template under one labelling of its blank nodes: most stand ready, the others are filled."""

from collections.abc import Callable, Iterable, Mapping

from credentials.standards.n_quads import Quad
from credentials.standards.templates.gaps import GAP, formatted

Label = Callable[[str], str]


class Irregular(ValueError):
    """Values that make two statements equal or two blank nodes alike: this record takes the full path."""


class Lines:
    """Canonical lines, without their ends, of statements whose blank nodes are written as `label` says."""

    def __init__(self, quads: Iterable[Quad], label: Label) -> None:
        lines = [(has_gap(quad), _line(quad, label)) for quad in quads]
        self.moving = "\n".join(line for moves, line in lines if moves)
        self.fixed = sorted(line % {} for moves, line in lines if not moves)
        self._known = frozenset(self.fixed)

    def text(self, terms: Mapping[str, str]) -> str:
        """All lines in order, with escaped values in their gaps."""
        return _joined(self.fixed + self._moved(terms))

    def distinct(self, terms: Mapping[str, str]) -> str:
        """The same. Raises `Irregular` when two lines became equal: a dataset holds each statement once."""
        moved = self._moved(terms)
        if len(set(moved)) != len(moved) or not self._known.isdisjoint(moved):
            raise Irregular("equal statements")
        return _joined(self.fixed + moved)

    def _moved(self, terms: Mapping[str, str]) -> list[str]:
        # Escaped values hold no line ends, so that each line stays one.
        return (self.moving % terms).split("\n") if self.moving else []


def has_gap(quad: Quad) -> bool:
    """Does the statement differ from record to record?"""
    return any(GAP.search(term) for term in quad)


def _line(quad: Quad, label: Label) -> str:
    terms = [label(term) if term.startswith("_:") else formatted(term) for term in quad if term]
    return " ".join(terms) + " ."


def _joined(lines: list[str]) -> str:
    lines.sort()  # code point order; a run that is sorted already costs one comparison a line
    return "\n".join(lines) + "\n"
