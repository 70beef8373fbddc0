"""Active contexts: immutable once made, so that each transition between two is computed once per process."""

import json
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from credentials.standards.json_ld.keywords import NOT_NODES

V = TypeVar("V")
#: Longer names are worked out each time: what is remembered is bounded in bytes too.
LONGEST_KEY = 200


class Bounded(dict[Any, V], Generic[V]):
    """A dictionary that forgets its oldest entry at the bound: hostile documents cannot make memory grow."""

    __slots__ = ("bound",)

    def __init__(self, bound: int) -> None:
        super().__init__()
        self.bound = bound

    def keep(self, key: Any, value: V) -> V:
        """Remember and return `value`."""
        if key.__class__ is str and len(key) > LONGEST_KEY:
            return value
        if len(self) >= self.bound:
            self.pop(next(iter(self)), None)
        self[key] = value
        return value


class Scope:
    """A scoped context of one term: hashed by identity, so that a lookup costs no serialization."""

    __slots__ = ("local",)

    def __init__(self, local: Any) -> None:
        self.local = local

    def equals(self, other: "Scope | None") -> bool:
        return other is not None and _text(self.local) == _text(other.local)


def _text(local: Any) -> str:
    return json.dumps(local, sort_keys=True)


class Unset:
    """Marks a language or direction mapping that a term does not have; None says "explicitly none"."""


UNSET = Unset()


class Term:
    """A term definition (JSON-LD 1.1 section 9.15.1)."""

    __slots__ = (
        *("iri", "type", "containers", "language", "direction", "scope", "is_prefix", "protected"),
        *("predicate", "datatype"),
    )

    def __init__(self) -> None:
        self.iri: str | None = None
        self.type: str | None = None
        self.containers: frozenset[str] = frozenset()
        self.language: str | None | Unset = UNSET
        self.direction: str | None | Unset = UNSET
        self.scope: Scope | None = None
        self.is_prefix = False
        self.protected = False
        self.predicate: str | None = None
        self.datatype: str | None = None

    def same_as(self, other: "Term") -> bool:
        """Equal apart from protection (API section 4.2.2, step 27.1)."""
        names = ("iri", "type", "containers", "language", "direction", "is_prefix")
        if any(getattr(self, name) != getattr(other, name) for name in names):
            return False
        return self.scope.equals(other.scope) if self.scope else other.scope is None


class ActiveContext:
    """Term definitions with the defaults around them; `previous` is what applies again below a type's scope."""

    __slots__ = ("terms", "vocab", "language", "direction", "previous", "properties", "_types", "_not_nodes")

    def __init__(self, previous: "ActiveContext | None" = None) -> None:
        self.terms: dict[str, Term] = {}
        self.vocab: str | None = None
        self.language: str | None = None
        self.direction: str | None = None
        self.previous = previous
        self.properties: Bounded[tuple[str, Term | None]] = Bounded(1000)
        self._types: frozenset[str] | None = None
        self._not_nodes: frozenset[str] | None = None

    @property
    def types(self) -> frozenset[str]:
        """@type and its aliases; asked only once the context is complete."""
        if self._types is None:
            self._types = self._names_of({"@type"})
        return self._types

    @property
    def not_nodes(self) -> frozenset[str]:
        """The members, aliases among them, that make a map something else than a node object."""
        if self._not_nodes is None:
            self._not_nodes = self._names_of(NOT_NODES)
        return self._not_nodes

    def _names_of(self, keywords: Iterable[str]) -> frozenset[str]:
        wanted = frozenset(keywords)
        return wanted | {name for name, term in self.terms.items() if term.iri in wanted}

    def copy(self) -> "ActiveContext":
        """A context to be changed before it is handed out."""
        made = ActiveContext(self.previous)
        made.terms = dict(self.terms)
        made.vocab, made.language, made.direction = self.vocab, self.language, self.direction
        return made

    def has_protected_terms(self) -> bool:
        return any(term.protected for term in self.terms.values())
