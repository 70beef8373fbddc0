"""Value Expansion (JSON-LD 1.1 API section 5.3) with the conversion of value objects (section 8.6)."""

from typing import Any

from credentials.standards.errors import ContextInvalid, UnsignedContent
from credentials.standards.json_ld.active_context import ActiveContext, Term, Unset
from credentials.standards.json_ld.iri_expansion import expand_iri, expand_property
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI
from credentials.standards.json_ld.literals import json_literal, language_literal, literal

_VALUE_MEMBERS = ("@value", "@type", "@language", "@direction", "@index")


def scalar(value: Any, term: Term | None, active: ActiveContext) -> str:
    """A bare scalar with what its term says about datatype, language and direction."""
    if term is not None and term.datatype:
        return literal(value, term.datatype)
    if value.__class__ is str:
        language, direction = active.language, active.direction
        if term is not None:
            language, direction = _own(term.language, language), _own(term.direction, direction)
        if language or direction:
            return language_literal(value, language or "", direction)
    return literal(value, None)


def _own(own: str | None | Unset, default: str | None) -> str | None:
    return default if isinstance(own, Unset) else own


def value_object(element: dict[str, Any], active: ActiveContext) -> str:
    """A map with @value. Raises `ContextInvalid` for members that do not go together."""
    members = {}
    for key, value in element.items():
        keyword = expand_property(active, key)[0]
        if keyword not in _VALUE_MEMBERS:
            raise ContextInvalid("invalid value object")
        members[keyword] = value
    if members.get("@type") is not None:
        return _typed(members, active)
    value, language, direction = members["@value"], members.get("@language"), members.get("@direction")
    if value is None:
        raise UnsignedContent("null @value")
    if language is None and direction is None:
        return literal(value, None)
    if not isinstance(value, str) or not isinstance(language, str | None):
        raise ContextInvalid("invalid language-tagged value")
    return language_literal(value, language or "", direction)


def _typed(members: dict[str, Any], active: ActiveContext) -> str:
    kind, value = members["@type"], members["@value"]
    tagged = members.get("@language") is not None or members.get("@direction") is not None
    if not isinstance(kind, str) or tagged:
        raise ContextInvalid("invalid value object")
    datatype = expand_iri(active, kind, vocab=True)
    if datatype == "@json":
        return json_literal(value)
    if not ABSOLUTE_IRI.match(datatype) or value is None:
        raise UnsignedContent("relative datatype or null @value")
    return literal(value, datatype)
