"""IRI Expansion at document level (JSON-LD 1.1 API section 5.2); safe mode: the outcome must be absolute."""

from credentials.standards.errors import UnsignedContent
from credentials.standards.json_ld.active_context import ActiveContext, Term
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI, KEYWORD_FORM, KEYWORDS


def expand_property(active: ActiveContext, key: str) -> tuple[str, Term | None]:
    """A keyword, or the predicate as N-Quads term, with the term definition behind it; memoised per context."""
    known = active.properties.get(key)
    return known if known is not None else active.properties.keep(key, _property(active, key))


def _property(active: ActiveContext, key: str) -> tuple[str, Term | None]:
    if key in KEYWORDS:
        return key, None
    term = active.terms.get(key)
    if term is None:
        return _undefined_property(active, key), None
    if term.iri is None:
        raise UnsignedContent(f"term maps to null: {key}")
    if term.iri in KEYWORDS:
        return term.iri, term
    if term.predicate is None:
        raise UnsignedContent(f"not an absolute property: {key}")
    return term.predicate, term


def _undefined_property(active: ActiveContext, key: str) -> str:
    iri = expand_iri(active, key, vocab=True)
    if not ABSOLUTE_IRI.match(iri):
        raise UnsignedContent(f"undefined term: {key[:80]}")
    return f"<{iri}>"


def expand_iri(active: ActiveContext, value: str, *, vocab: bool) -> str:
    """The IRI, keyword or blank node that a string stands for; still relative when nothing applies."""
    if value[:1] == "@":
        if value in KEYWORDS:
            return value
        if KEYWORD_FORM.match(value):
            raise UnsignedContent(f"reserved value: {value}")
    term = active.terms.get(value)
    if term is not None and (vocab or term.iri in KEYWORDS):
        if term.iri is None:
            raise UnsignedContent(f"term maps to null: {value}")
        return term.iri
    compact = _compact(active, value)
    if compact is not None:
        return compact
    return active.vocab + value if vocab and active.vocab is not None else value


def _compact(active: ActiveContext, value: str) -> str | None:
    colon = value.find(":", 1)
    if colon < 1:
        return None
    prefix = value[:colon]
    if prefix == "_" or value.startswith("//", colon + 1):
        return value
    term = active.terms.get(prefix)
    if term is not None and term.iri and term.is_prefix:
        return term.iri + value[colon + 1 :]
    return value if ABSOLUTE_IRI.match(value) else None
