"""Holds a document against its schema set, and says what is wrong in our words.

libxml2's own sentences quote the offending value, a social security number perhaps; none of them leaves this module.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from transcripts.formats import masks
from transcripts.formats.issues import Issue, issue
from transcripts.formats.pesc.namespaces import CCC, Pin, SchemaSet
from transcripts.formats.pesc.paths import local, path_of
from transcripts.formats.pesc.schema import build, facts

MOST = 200
# A validator keeps the errors of its last run in itself, so no two threads may share one.
_mine = threading.local()
_EXPECTED = re.compile(r"Expected is (?:one of )?\( ([^()]*) \)\.\s*$")
_SHOWN_VALUES = 12


def validate(root: etree._Element, pin: Pin, schema_dir: Path | None = None) -> list[Issue]:
    """The faults of a document: none if any set of its version accepts it, else those of the set with the fewest."""
    fewest: list[Issue] | None = None
    for number, schema_set in enumerate(pin.sets):
        schema = validator(pin, schema_set, schema_dir)
        if schema.validate(root):
            # Only a later set let it through, so the extensions themselves are still unproven.
            return extension_faults(root) if number else []
        found = list(_issues(root, schema.error_log, facts.load(*schema_set.tables), pin))
        if fewest is None or len(found) < len(fewest):
            fewest = found
    return fewest or []


def count_faults(root: etree._Element, pin: Pin) -> int:
    """How many faults a document has against the best set of a version, for choosing between versions."""
    return len([found for found in validate(root, pin) if found.severity == "error"])


def validator(pin: Pin, schema_set: SchemaSet, schema_dir: Path | None = None) -> etree.XMLSchema:
    """The compiled schema, once per thread: from the published folder where given and present, else from our facts."""
    kept = _mine.__dict__.setdefault("schemas", {})
    key = (pin.namespace, schema_set, schema_dir)
    if key not in kept:
        published = schema_dir / schema_set.folder / pin.file if schema_dir else None
        if published and published.is_file():
            kept[key] = etree.XMLSchema(etree.parse(str(published), etree.XMLParser(no_network=True)))
        else:
            kept[key] = build.compile_facts(facts.load(*schema_set.tables), pin.entry)
    schema: etree.XMLSchema = kept[key]
    return schema


def extension_faults(root: etree._Element) -> list[Issue]:
    """Faults inside the California extensions, as warnings; their text is kept all the same."""
    kept = _mine.__dict__
    if "extensions" not in kept:
        kept["extensions"] = build.compile_facts(facts.load("ccc_1.0"), "x")
    schema: etree.XMLSchema = kept["extensions"]
    found: list[Issue] = []
    for element in root.iter(f"{{{CCC}}}CourseCCCExtensions", f"{{{CCC}}}AcademicRecordCCCExtensions"):
        if not schema.validate(element):
            entry = list(schema.error_log)[0]  # type: ignore[call-overload]
            name = entry.path.rpartition("/")[2].partition("[")[0].rpartition(":")[2]
            inside = "" if name == etree.QName(element).localname else f"/{name}"
            found.append(issue("UDE.INVALID", path=path_of(element) + inside, line=entry.line))
    return found[:MOST]


def _issues(root: etree._Element, log: etree._ListErrorLog, known: facts.Facts, pin: Pin) -> Iterator[Issue]:
    spaces = {prefix: uri for el in root.iter() for prefix, uri in el.nsmap.items() if prefix}
    for entry in list(log)[:MOST]:
        element = _element(root, entry.path, spaces)
        code = f"XSD.{entry.type_name.removeprefix('SCHEMAV_')}"
        yield _issue(code, entry, element, known, pin)


def _element(root: etree._Element, path: str | None, spaces: dict[str, str]) -> etree._Element | None:
    try:
        found = root.getroottree().xpath(path or "", namespaces=spaces)
    except etree.XPathError:
        return None
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, etree._Element) else None


def _issue(
    code: str, entry: etree._LogEntry, element: etree._Element | None, known: facts.Facts, pin: Pin
) -> Issue:
    if element is None:
        return issue(code, line=entry.line)
    path = path_of(element)
    if code == "XSD.ELEMENT_CONTENT":
        return issue(code, path=path, line=entry.line, expected=_expected_names(entry.message))
    names = [local(parent) for parent in element.iterancestors()][::-1][1:] + [local(element)]
    kind = known.type_at(f"{pin.entry}:{pin.message}", names)
    shown = masks.shown(names[-1], element.text or "")
    return issue(
        code, path=path, line=entry.line, value_masked=shown, expected=expected(known, kind) if kind else ""
    )


def _expected_names(message: str) -> str:
    # Only the names the schema would have liked are taken from the sentence; they are its own, not the sender's.
    found = _EXPECTED.search(message)
    names = [re.sub(r"^\{.*?\}", "", part.strip()) for part in found[1].split(",")] if found else []
    return " | ".join(name for name in names if name.isidentifier())


def expected(known: facts.Facts, kind: str) -> str:
    """What a type asks for, in signs that need no translation: `A | B`, `1…60`, a pattern, or a schema type."""
    simple = known.simple.get(kind)
    if not simple:
        return kind if kind.startswith("xs:") else ""
    if simple.values:
        words = [value.strip() for value in simple.values]
        more = "" if len(words) <= _SHOWN_VALUES else f" | … ({len(words)})"
        return " | ".join(words[:_SHOWN_VALUES]) + more
    limits = simple.facets
    if "pattern" in limits:
        return limits["pattern"]
    if "length" in limits:
        return limits["length"]
    low = limits.get("minLength", limits.get("minInclusive"))
    high = limits.get("maxLength", limits.get("maxInclusive"))
    return f"{low or ''}…{high or ''}" if low or high else expected(known, simple.base)
