"""Small questions about the elements of a document while it is walked."""

from typing import Any

from credentials.standards.errors import ContextInvalid, Unsupported
from credentials.standards.json_ld.active_context import ActiveContext


def only_id(element: dict[str, Any], active: ActiveContext) -> bool:
    """A reference to a node and nothing else. Another member may have its meaning from a scope not entered yet."""
    return len(element) == 1 and keyword(active, next(iter(element))) == "@id"


def is_alias(active: ActiveContext, key: str, keyword: str) -> bool:
    """Is the key another name of a keyword here?"""
    term = active.terms.get(key)
    return term is not None and term.iri == keyword


def keyword(active: ActiveContext, key: str) -> str | None:
    """The keyword that a key stands for, else None."""
    if key[:1] == "@":
        return key
    term = active.terms.get(key)
    return term.iri if term is not None and term.iri and term.iri[0] == "@" else None


def harmless(keyword: str, value: Any) -> None:
    """Let @index pass; raise `Unsupported` for every other keyword."""
    if keyword != "@index":
        raise Unsupported(keyword)
    if not isinstance(value, str):
        raise ContextInvalid("invalid @index value")


def is_list(item: Any, active: ActiveContext) -> bool:
    """A list, or an object that stands for one."""
    return isinstance(item, list) or any(keyword(active, key) == "@list" for key in item)


def listed(value: Any) -> list[Any]:
    """One value or many, as many."""
    return value if isinstance(value, list) else [value]
