"""Context Processing Algorithm (JSON-LD 1.1 API section 4.1), without @import, @base and remote loading."""

from collections.abc import Mapping
from typing import Any

from credentials.standards.errors import ContextInvalid, UnknownContext, Unsupported
from credentials.standards.json_ld.active_context import ActiveContext
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI
from credentials.standards.json_ld.term_definition import Definitions

_NO_TERMS = {
    *("@base", "@direction", "@import", "@language", "@propagate", "@protected", "@version", "@vocab"),
}
Documents = Mapping[str, Any]


def process(
    active: ActiveContext,
    local: Any,
    documents: Documents,
    *,
    override: bool = False,
    propagate: bool = True,
    seen: tuple[str, ...] = (),
) -> ActiveContext:
    """The active context after `local`; `documents` maps each allowed URL to its @context value.

    Raises `UnknownContext` for other URLs, `ContextInvalid` for what the recommendation calls an error.
    """
    propagate = _propagation(local, propagate)
    result = active.copy()
    if not propagate and result.previous is None:
        result.previous = active
    for one in local if isinstance(local, list | tuple) else [local]:
        if one is None:
            result = _nullified(result, active, override=override, propagate=propagate)
        elif isinstance(one, str):
            result = _remote(result, one, documents, override=override, seen=seen)
        elif isinstance(one, dict):
            _define(result, _unwrapped(one), override=override)
        else:
            raise ContextInvalid("invalid local context")
    return result


def _propagation(local: Any, propagate: bool) -> bool:
    if not isinstance(local, dict) or "@propagate" not in local:
        return propagate
    if local["@propagate"].__class__ is not bool:
        raise ContextInvalid("invalid @propagate value")
    return bool(local["@propagate"])


def _nullified(
    result: ActiveContext, active: ActiveContext, *, override: bool, propagate: bool
) -> ActiveContext:
    if not override and result.has_protected_terms():
        raise ContextInvalid("invalid context nullification")
    if propagate:
        return ActiveContext()
    return ActiveContext(result.previous if result.previous is not None else active)


def _remote(
    result: ActiveContext, url: str, documents: Documents, *, override: bool, seen: tuple[str, ...]
) -> ActiveContext:
    if url not in documents:
        raise UnknownContext(url)
    if url in seen:
        raise Unsupported("recursive context")
    return process(result, documents[url], documents, override=override, seen=(*seen, url))


def _unwrapped(context: dict[str, Any]) -> dict[str, Any]:
    inner = context.get("@context")
    return inner if set(context) == {"@context"} and isinstance(inner, dict) else context


def _define(result: ActiveContext, context: dict[str, Any], *, override: bool) -> None:
    if "@import" in context or "@base" in context:
        raise Unsupported("@import or @base in a context")
    if context.get("@version", 1.1) != 1.1:
        raise ContextInvalid("invalid @version value")
    definitions = Definitions(result, context, override=override)
    _defaults(result, context, definitions)
    for name in context:
        if name not in _NO_TERMS:
            definitions.create(name)


def _defaults(result: ActiveContext, context: dict[str, Any], definitions: Definitions) -> None:
    if "@vocab" in context:
        result.vocab = _vocabulary(context["@vocab"], definitions)
    if "@language" in context:
        language = context["@language"]
        if not isinstance(language, str | None):
            raise ContextInvalid("invalid default language")
        result.language = language.lower() if language else None
    if "@direction" in context:
        result.direction = context["@direction"]


def _vocabulary(value: Any, definitions: Definitions) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not ABSOLUTE_IRI.match(value):
        raise Unsupported("relative @vocab")
    return str(Definitions(definitions.active, {}, override=True).expand(value, vocab=True))
