"""Create Term Definition (JSON-LD 1.1 API section 4.2) with the IRI expansion that it needs (section 5.2)."""

from collections.abc import Mapping
from typing import Any

from credentials.standards.errors import ContextInvalid, Unsupported
from credentials.standards.json_ld.active_context import ActiveContext, Scope, Term
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI, GEN_DELIMS, KEYWORD_FORM, KEYWORDS

_MEMBERS = {"@id", "@container", "@context", "@direction", "@language", "@prefix", "@protected", "@type"}
_OUTSIDE = {"@reverse", "@nest", "@index"}
_CONTAINERS = {"@set", "@list", "@language", "@graph", "@index"}


class Definitions:
    """The definitions of one local context while they are being made; `state` finds cycles."""

    def __init__(self, active: ActiveContext, local: Mapping[str, Any], *, override: bool) -> None:
        self.active, self.local, self.override = active, local, override
        self.protected = bool(local.get("@protected", False))
        self.state: dict[str, bool] = {}

    def create(self, name: str) -> None:
        """Define one term, and first every term that it builds on. Raises `ContextInvalid` or `Unsupported`."""
        if name in self.state:
            if self.state[name]:
                return
            raise ContextInvalid(f"cyclic IRI mapping: {name}")
        self.state[name] = False
        if self._is_reserved(name):
            return
        before = self.active.terms.pop(name, None)
        term = self._make(name, _as_map(self.local[name]))
        if term is None:
            return
        self.active.terms[name] = self._guarded(name, term, before)
        self.state[name] = True

    def expand(self, value: Any, *, vocab: bool) -> Any:
        """IRI expansion while a context is processed: names that it builds on are defined first."""
        if not isinstance(value, str) or value in KEYWORDS:
            return value
        if KEYWORD_FORM.match(value):
            return None
        self._define_first(value)
        term = self.active.terms.get(value)
        if term is not None and (vocab or term.iri in KEYWORDS):
            return term.iri
        compact = self._compact(value)
        if compact is not None:
            return compact
        return self.active.vocab + value if vocab and self.active.vocab is not None else value

    def _compact(self, value: str) -> str | None:
        colon = value.find(":", 1)
        if colon < 1:
            return None
        prefix, suffix = value[:colon], value[colon + 1 :]
        if prefix == "_" or suffix.startswith("//"):
            return value
        self._define_first(prefix)
        term = self.active.terms.get(prefix)
        if term is not None and term.iri and term.is_prefix:
            return term.iri + suffix
        return value if ABSOLUTE_IRI.match(value) else None

    def _define_first(self, name: str) -> None:
        if name in self.local and self.state.get(name) is not True:
            self.create(name)

    def _is_reserved(self, name: str) -> bool:
        if name == "":
            raise ContextInvalid("empty term")
        if name == "@type":
            self._redefine_type(self.local[name])
            return True
        if name in KEYWORDS:
            raise ContextInvalid(f"keyword redefinition: {name}")
        return KEYWORD_FORM.match(name) is not None

    def _redefine_type(self, value: Any) -> None:
        right = isinstance(value, dict) and value and set(value) <= {"@container", "@protected"}
        if not right or value.get("@container", "@set") != "@set":
            raise ContextInvalid("keyword redefinition: @type")
        self.state["@type"] = True

    def _make(self, name: str, value: dict[str, Any]) -> Term | None:
        if _OUTSIDE & set(value):
            raise Unsupported("term definition with @reverse, @nest or @index")
        if not set(value) <= _MEMBERS | {"simple"}:
            raise ContextInvalid(f"invalid term definition: {name}")
        term = Term()
        term.protected = value.get("@protected", self.protected)
        if "@type" in value:
            term.type = self._type_mapping(value["@type"])
        if not self._set_iri(name, term, value):
            return None
        _set_rest(term, value)
        return term

    def _type_mapping(self, value: Any) -> str:
        expanded = self.expand(value, vocab=True)
        known = expanded in ("@id", "@vocab", "@json", "@none")
        if not known and not (isinstance(expanded, str) and ABSOLUTE_IRI.match(expanded)):
            raise ContextInvalid("invalid type mapping")
        return str(expanded)

    def _set_iri(self, name: str, term: Term, value: dict[str, Any]) -> bool:
        given = value.get("@id", name)
        if given != name:
            return given is None or self._given_iri(name, term, given, simple="simple" in value)
        if ":" in name[1:]:
            term.iri = self._iri_of_compact_term(name)
        elif "/" in name:
            raise Unsupported("relative term")
        elif self.active.vocab is not None:
            term.iri = self.active.vocab + name
        else:
            raise ContextInvalid(f"invalid IRI mapping: {name}")
        return True

    def _given_iri(self, name: str, term: Term, given: Any, *, simple: bool) -> bool:
        if not isinstance(given, str):
            raise ContextInvalid("invalid IRI mapping")
        if given not in KEYWORDS and KEYWORD_FORM.match(given):
            return False
        iri = self.expand(given, vocab=True)
        if iri is None or not (iri in KEYWORDS or ":" in iri):
            raise ContextInvalid(f"invalid IRI mapping: {name}")
        if iri == "@context":
            raise ContextInvalid("invalid keyword alias")
        term.iri = iri
        if ":" in name[1:-1] or "/" in name:
            self._must_expand_to_itself(name, iri)
        elif simple:
            term.is_prefix = iri[-1] in GEN_DELIMS or iri.startswith("_:")
        return True

    def _must_expand_to_itself(self, name: str, iri: str) -> None:
        self.state[name] = True
        if self.expand(name, vocab=True) != iri:
            raise ContextInvalid(f"invalid IRI mapping: {name}")

    def _iri_of_compact_term(self, name: str) -> str:
        prefix, suffix = name.split(":", 1)
        self._define_first(prefix)
        term = self.active.terms.get(prefix)
        return term.iri + suffix if term is not None and term.iri else name

    def _guarded(self, name: str, term: Term, before: Term | None) -> Term:
        """A protected definition may only be repeated, never changed (step 27)."""
        if before is not None and before.protected and not self.override:
            if not term.same_as(before):
                raise ContextInvalid(f"protected term redefinition: {name}")
            term = before
        if term.iri and term.iri not in KEYWORDS:
            term.predicate = f"<{term.iri}>" if ABSOLUTE_IRI.match(term.iri) else None
            term.datatype = term.type if term.type and term.type[0] != "@" else None
        return term


def _as_map(value: Any) -> dict[str, Any]:
    if value is None:
        return {"@id": None}
    if isinstance(value, str):
        return {"@id": value, "simple": True}
    if not isinstance(value, dict):
        raise ContextInvalid("invalid term definition")
    return value


def _set_rest(term: Term, value: dict[str, Any]) -> None:
    if "@container" in value:
        term.containers = _containers(value["@container"])
    language = value.get("@language")
    if not isinstance(language, str | None) or not isinstance(value.get("@prefix", False), bool):
        raise ContextInvalid("invalid language mapping or @prefix value")
    if "@context" in value:
        term.scope = Scope(value["@context"])
    if "@language" in value and "@type" not in value:
        term.language = language.lower() if language else None
    if "@direction" in value and "@type" not in value:
        term.direction = value["@direction"]
    if "@prefix" in value:
        term.is_prefix = value["@prefix"]


def _containers(value: Any) -> frozenset[str]:
    found = frozenset(value if isinstance(value, list) else [value])
    if not found <= _CONTAINERS or len(found - {"@set"}) > 1:
        raise Unsupported(f"@container {sorted(map(str, found))}")
    return found
