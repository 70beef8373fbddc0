"""Builds a validator from fact tables: one schema document a namespace, compiled by libxml2.

The verdicts are therefore those of the published schemas; a test holds the two against each other.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from transcripts.formats.pesc.schema.facts import Facts, Particle, Simple

XS = "http://www.w3.org/2001/XMLSchema"


def compile_facts(facts: Facts, entry: str) -> etree.XMLSchema:
    """The validator whose root elements live in the namespace of prefix `entry`."""
    documents = {prefix: _document(facts, prefix) for prefix in facts.namespaces}
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    parser.resolvers.add(_Tables(documents))
    return etree.XMLSchema(etree.fromstring(documents[entry], parser, base_url=f"facts:{entry}"))


class _Tables(etree.Resolver):
    """Answers the imports between our own documents; anything else stays unanswered, nothing is fetched."""

    def __init__(self, documents: dict[str, bytes]) -> None:
        self.documents = documents

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        document = self.documents.get(system_url.removeprefix("facts:"))
        if document is None:
            return None
        return self.resolve_string(document, context, base_url=system_url)  # type: ignore[attr-defined]


def _document(facts: Facts, prefix: str) -> bytes:
    namespaces = {"xs": XS, **facts.namespaces}
    schema = etree.Element(f"{{{XS}}}schema", nsmap=namespaces)
    schema.set("targetNamespace", facts.namespaces[prefix])
    for other, namespace in facts.namespaces.items():
        if other != prefix:
            _add(schema, "import", namespace=namespace, schemaLocation=f"facts:{other}")
    for root, kind in facts.roots.items():
        if root.startswith(f"{prefix}:"):
            _add(schema, "element", name=root.split(":")[1], type=kind)
    for name, parts in facts.complex.items():
        if name.startswith(f"{prefix}:"):
            _sequence(_add(schema, "complexType", name=name.split(":")[1]), parts)
    for name, simple in facts.simple.items():
        if name.startswith(f"{prefix}:"):
            _simple(_add(schema, "simpleType", name=name.split(":")[1]), simple)
    return etree.tostring(schema)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{XS}}}{tag}", dict(attributes))


def _sequence(parent: etree._Element, parts: tuple[Particle, ...]) -> None:
    # A lone group of a type is its content model; two side by side stand in a sequence.
    if len(parts) == 1 and parts[0].kind in ("sequence", "choice"):
        _particle(parent, parts[0])
    elif parts:
        holder = _add(parent, "sequence")
        for part in parts:
            _particle(holder, part)


def _particle(parent: etree._Element, part: Particle) -> None:
    count = {"minOccurs": part.low, "maxOccurs": part.high.replace("*", "unbounded")}
    if part.kind in ("sequence", "choice"):
        holder = _add(parent, part.kind, **count)
        for inner in part.parts:
            _particle(holder, inner)
    elif part.kind == "any":
        _add(parent, "any", namespace=part.name, processContents=part.flags[0], **count)
    elif part.kind == "ref":
        _add(parent, "element", ref=part.name, **count)
    else:
        node = _add(parent, "element", name=part.name, type=part.type, **count)
        if "nillable" in part.flags:
            node.set("nillable", "true")


def _simple(parent: etree._Element, simple: Simple) -> None:
    restriction = _add(parent, "restriction", base=simple.base)
    for facet, value in simple.facets.items():
        _add(restriction, facet, value=value)
    for value in simple.values:
        _add(restriction, "enumeration", value=value)
