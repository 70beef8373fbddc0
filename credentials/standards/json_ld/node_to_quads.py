"""Expansion (JSON-LD 1.1 API section 5.1) and Deserialize to RDF (section 8.1) in one walk over the document."""

from collections.abc import Callable
from typing import Any

from credentials.standards.errors import ContextInvalid, InlineContext, UnsignedContent, Unsupported
from credentials.standards.json_ld.active_context import ActiveContext, Scope, Term
from credentials.standards.json_ld.dataset import Dataset
from credentials.standards.json_ld.elements import harmless, is_list, keyword, listed, only_id
from credentials.standards.json_ld.iri_expansion import expand_iri, expand_property
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI, FIRST, NIL, RDF_TYPE, REST
from credentials.standards.json_ld.literals import json_literal, language_literal
from credentials.standards.json_ld.value_to_term import scalar, value_object

#: (active context, local context, override, propagate) -> active context; memoised by the processor.
Apply = Callable[[ActiveContext, Any, bool, bool], ActiveContext]


class Walk:
    """One walk over one document."""

    __slots__ = ("apply", "inline", "data")

    def __init__(self, apply: Apply, *, inline: bool) -> None:
        self.apply, self.inline, self.data = apply, inline, Dataset()

    # -- nodes -------------------------------------------------------------------------------------------------

    def node(self, element: dict[str, Any], active: ActiveContext, term: Term | None, graph: str) -> str:
        """Write a node object into `graph`; returns its term."""
        self.data.enter()
        active = self._entered(element, active, term)
        types, typed = self._types(element, active)
        subject, nested, properties = self._members(element, typed)
        for value in types:
            self.data.add(subject, RDF_TYPE, self.reference(active, value, vocab=True), graph)
        if nested is not None:
            alone = len(element) == 1 + ("@context" in element) and graph == ""
            self._graph(nested, typed, graph if alone else subject)
        for predicate, own, value in properties:
            self._property(subject, predicate, own, value, typed, graph)
        self.data.leave()
        return subject

    def _entered(self, element: dict[str, Any], active: ActiveContext, term: Term | None) -> ActiveContext:
        """Step 7 to 9: leave a type's scope, enter the property's, then the element's own context."""
        if active.previous is not None and not only_id(element, active):
            active = active.previous
        if term is not None and term.scope is not None:
            active = self.apply(active, term.scope, True, True)
        if "@context" in element:
            active = self.apply(active, self._local(element["@context"]), False, True)
        return active

    def _local(self, local: Any) -> Any:
        if isinstance(local, str):
            return local
        if isinstance(local, list) and all(isinstance(one, str) for one in local):
            return tuple(local)
        if not self.inline:
            raise InlineContext("context inside the document")
        return Scope(local)

    def _types(self, element: dict[str, Any], active: ActiveContext) -> tuple[list[str], ActiveContext]:
        """Step 11: scoped contexts of types, in the order of their names."""
        types: list[str] = []
        typed = active
        for key in sorted(element.keys() & active.types):
            values = element[key] if isinstance(element[key], list) else [element[key]]
            if not all(isinstance(value, str) for value in values):
                raise ContextInvalid("invalid type value")
            for value in sorted(values):
                term = active.terms.get(value)
                if term is not None and term.scope is not None:
                    typed = self.apply(typed, term.scope, False, False)
            types += values
        return types, typed

    def _members(
        self, element: dict[str, Any], active: ActiveContext
    ) -> tuple[str, Any, list[tuple[str, Term | None, Any]]]:
        subject, nested, properties = None, None, []
        for key, value in element.items():
            if key == "@context":
                continue
            expanded, term = active.properties.get(key) or expand_property(active, key)
            if expanded[0] != "@":
                properties.append((expanded, term, value))
            elif expanded == "@id":
                subject = self._subject(active, value, subject)
            elif expanded == "@graph":
                nested = value
            elif expanded != "@type":
                harmless(expanded, value)
        return subject or self.data.blank_node(), nested, properties

    def _subject(self, active: ActiveContext, value: Any, before: str | None) -> str:
        if not isinstance(value, str):
            raise UnsignedContent("invalid @id value")
        if before is not None:
            raise ContextInvalid("colliding keywords")
        return self.reference(active, value, vocab=False)

    def _graph(self, nested: Any, active: ActiveContext, graph: str) -> None:
        for element in nested if isinstance(nested, list) else [nested]:
            if not isinstance(element, dict):
                raise Unsupported("@graph item")
            self.node(element, active, None, graph)

    # -- properties --------------------------------------------------------------------------------------------

    def _property(
        self, subject: str, predicate: str, term: Term | None, value: Any, active: ActiveContext, graph: str
    ) -> None:
        if value is None and (term is None or term.type != "@json"):
            return  # null is absent, as in every safe mode
        if term is not None and (term.containers or term.type == "@json"):
            self._contained(subject, predicate, term, value, active, graph)
        elif isinstance(value, list):
            for item in value:
                if item is not None:
                    self._item(subject, predicate, term, item, active, graph)
        else:
            self._item(subject, predicate, term, value, active, graph)

    def _contained(
        self, subject: str, predicate: str, term: Term, value: Any, active: ActiveContext, graph: str
    ) -> None:
        """The value of a term with a container mapping, or of type @json."""
        if term.type == "@json":
            if term.containers:
                raise Unsupported("@json with a container")
            self.data.add(subject, predicate, json_literal(value), graph)
        elif isinstance(value, dict) and not term.containers.isdisjoint(("@language", "@index")):
            self._map(subject, predicate, term, value, active, graph)
        else:
            items = [item for item in value if item is not None] if isinstance(value, list) else [value]
            self._items(subject, predicate, term, items, active, graph)

    def _map(
        self,
        subject: str,
        predicate: str,
        term: Any,
        value: dict[str, Any],
        active: ActiveContext,
        graph: str,
    ) -> None:
        if "@index" in term.containers:
            raise Unsupported("index map")
        direction = active.direction if not isinstance(term.direction, str | None) else term.direction
        for language, texts in value.items():
            if language == "@none" or language in active.terms:
                raise Unsupported("@none in a language map")
            for text in texts if isinstance(texts, list) else [texts]:
                if not isinstance(text, str):
                    raise ContextInvalid("invalid language map value")
                self.data.add(subject, predicate, language_literal(text, language, direction), graph)

    def _items(
        self,
        subject: str,
        predicate: str,
        term: Term,
        items: list[Any],
        active: ActiveContext,
        graph: str,
    ) -> None:
        if "@list" in term.containers:
            if any(isinstance(item, list | dict) and is_list(item, active) for item in items):
                raise Unsupported("list of lists or list object")
            self._list(subject, predicate, term, items, active, graph)
        elif "@graph" in term.containers:
            for item in items:
                self._graph_container(subject, predicate, term, item, active, graph)
        else:
            for item in items:
                self._item(subject, predicate, term, item, active, graph)

    def _graph_container(
        self, subject: str, predicate: str, term: Term | None, item: Any, active: ActiveContext, graph: str
    ) -> None:
        """Each value of a @graph container is a graph of its own, named by a fresh blank node."""
        if not isinstance(item, dict):
            raise Unsupported("scalar in a @graph container")
        if any(keyword(active, key) in ("@graph", "@value", "@list", "@set") for key in item):
            raise Unsupported("graph inside a @graph container")
        name = self.data.blank_node()
        self.data.add(subject, predicate, name, graph)
        self.node(item, active, term, name)

    def _item(
        self, subject: str, predicate: str, term: Term | None, item: Any, active: ActiveContext, graph: str
    ) -> None:
        if not isinstance(item, dict):
            self.data.add(subject, predicate, self._scalar(item, term, active), graph)
            return
        special = self._special(item, term, active)
        if special == "@list":
            inner = next(iter(item.values()))
            if len(item) != 1 or any(isinstance(one, list) for one in listed(inner)):
                raise Unsupported("list object")
            self._list(subject, predicate, term, listed(inner), active, graph)
        else:
            self.data.add(subject, predicate, self._object(item, special, term, active, graph), graph)

    def _list(
        self,
        subject: str,
        predicate: str,
        term: Term | None,
        items: list[Any],
        active: ActiveContext,
        graph: str,
    ) -> None:
        """List to RDF Conversion (section 8.7): cells are written from the end."""
        cells = [(self.data.blank_node(), self.value(item, term, active, graph)) for item in items]
        head = NIL
        for cell, value in reversed(cells):
            self.data.add(cell, FIRST, value, graph)
            self.data.add(cell, REST, head, graph)
            head = cell
        self.data.add(subject, predicate, head, graph)

    # -- values ------------------------------------------------------------------------------------------------

    def value(self, item: Any, term: Term | None, active: ActiveContext, graph: str) -> str:
        """One value, not a list, as term; nodes are written on the way."""
        if isinstance(item, dict):
            return self._object(item, self._special(item, term, active), term, active, graph)
        return self._scalar(item, term, active)

    def _object(
        self, item: dict[str, Any], special: str | None, term: Term | None, active: ActiveContext, graph: str
    ) -> str:
        if special is None:
            return self.node(item, active, term, graph)
        if special == "@value":
            return value_object(item, self._scope_of_value(term, active))
        raise Unsupported(special)

    def _scalar(self, item: Any, term: Term | None, active: ActiveContext) -> str:
        if isinstance(item, list):
            raise Unsupported("nested array")
        if item is None:
            raise UnsignedContent("null value")
        if term is not None and term.type in ("@id", "@vocab") and item.__class__ is str:
            inside = self.apply(active, term.scope, True, True) if term.scope is not None else active
            return self.reference(inside, item, vocab=term.type == "@vocab")
        return scalar(item, term, active)

    def _special(self, item: dict[str, Any], term: Term | None, active: ActiveContext) -> str | None:
        """@value, @list or another keyword that makes the map something else than a node object."""
        if "@context" in item:
            return None
        inside = self._scope_of_value(term, active)
        if item.keys().isdisjoint(inside.not_nodes):
            return None
        return next(keyword(inside, key) for key in item if key in inside.not_nodes)

    def _scope_of_value(self, term: Term | None, active: ActiveContext) -> ActiveContext:
        if term is None or term.scope is None:
            return active
        return self.apply(active.previous or active, term.scope, True, True)

    def reference(self, active: ActiveContext, value: str, *, vocab: bool) -> str:
        """An IRI or blank node of the document as term. Raises `UnsignedContent` for relative references."""
        term = active.terms.get(value) if vocab else None
        if term is not None and term.predicate is not None:
            return term.predicate
        iri = expand_iri(active, value, vocab=vocab)
        if iri.startswith("_:"):
            return self.data.relabelled(iri)
        if not ABSOLUTE_IRI.match(iri):
            raise UnsignedContent(f"relative reference: {value[:80]}")
        return f"<{iri}>"
