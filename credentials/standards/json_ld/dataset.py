"""The quads of one document while they are being made, with their limits."""

from credentials.standards.errors import TooComplex
from credentials.standards.n_quads import Quad

MAX_DEPTH, MAX_QUADS, MAX_BLANK_NODES = 64, 60_000, 6_000


class Dataset:
    """Quads in the order of the document; blank nodes are numbered as they come."""

    __slots__ = ("quads", "blank_nodes", "named", "depth")

    def __init__(self) -> None:
        self.quads: list[Quad] = []
        self.blank_nodes = 0
        self.named: dict[str, str] = {}
        self.depth = 0

    def add(self, subject: str, predicate: str, object_: str, graph: str) -> None:
        """Add one quad. Raises `TooComplex` at the limit."""
        self.quads.append((subject, predicate, object_, graph))
        if len(self.quads) > MAX_QUADS:
            raise TooComplex("too many statements")

    def blank_node(self) -> str:
        """A fresh blank node."""
        self.blank_nodes += 1
        if self.blank_nodes > MAX_BLANK_NODES:
            raise TooComplex("too many blank nodes")
        return f"_:b{self.blank_nodes}"

    def relabelled(self, name: str) -> str:
        """The blank node that stands for a name of the document, the same one each time."""
        known = self.named.get(name)
        if known is None:
            known = self.named[name] = self.blank_node()
        return known

    def enter(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooComplex("nested too deeply")

    def leave(self) -> None:
        self.depth -= 1
