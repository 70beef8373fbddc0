"""From an exported registry file to descriptions: one credential, a graph, or a list of envelopes."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from credentials.standards import vcdm
from credentials.standards.ctdl.description import KINDS, Competency, Description
from credentials.standards.errors import Malformed
from credentials.standards.parsing import parse

CTID = re.compile(r"ce-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_CONTEXTS = re.compile(r"https?://credreg\.net/ctdl(?:asn)?/schema/context/json\Z")
_ENDED = ("Deprecated", "Ceased", "Superseded", "Suspended", "Revoked")


def read(raw: bytes | str) -> tuple[Description, ...]:
    """Every credential in a file, in its order. Raises a `Refused` when the file is not CTDL, or a CTID is none."""
    nodes = list(_nodes(parse(raw)))
    if not nodes:
        raise Malformed("no CTDL here")
    known = {_id(node): node for node in nodes}
    return tuple(_one(node, known) for node in nodes if _kind(node))


def _nodes(found: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a file, out of lists, envelopes and graphs."""
    for document in vcdm.listed(found):
        inner = document.get("decoded_resource", document) if isinstance(document, Mapping) else None
        if not isinstance(inner, Mapping) or not _CONTEXTS.match(str(inner.get("@context"))):
            raise Malformed("not a CTDL document")
        yield from (node for node in vcdm.listed(inner.get("@graph", [inner])) if isinstance(node, Mapping))


def _one(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Description:
    ctid = str(node.get("ceterms:ctid") or "")
    if not CTID.match(ctid):
        raise Malformed(f"CTID {ctid[:60]}")
    language = _language(node)
    owner = _owner(node, known)
    conditions = [one for one in vcdm.listed(node.get("ceterms:requires")) if isinstance(one, Mapping)]
    return Description(
        ctid=ctid,
        kind=_kind(node),
        name=_said(node, "ceterms:name", language),
        description=_said(node, "ceterms:description", language),
        owner_name=_said(owner, "ceterms:name", language),
        owner_id=_id(owner),
        webpage=_address(node.get("ceterms:subjectWebpage")),
        language=language,
        active=not any(ended in _status(node) for ended in _ENDED),
        criteria=next(
            (text for one in conditions if (text := _said(one, "ceterms:description", language))), ""
        ),
        cip=_cip(node),
        units=next((units for one in conditions if (units := _units(one)) is not None), None),
        competencies=tuple(c for one in conditions for c in _competencies(one, language)),
    )


def _kind(node: Mapping[str, Any]) -> str:
    types = [one for one in vcdm.listed(node.get("@type")) if isinstance(one, str)]
    return next((KINDS[one] for one in types if one in KINDS), "")


def _id(node: Mapping[str, Any]) -> str:
    found = node.get("@id")
    return found if isinstance(found, str) else ""


def _owner(node: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The owner where it stands inside or elsewhere in the file; else its address alone."""
    for member in ("ceterms:ownedBy", "ceterms:offeredBy"):
        for found in vcdm.listed(node.get(member)):
            if isinstance(found, Mapping):
                return known.get(_id(found), found) if "ceterms:name" not in found else found
            if isinstance(found, str):
                return known.get(found, {"@id": found})
    return {}


def _language(node: Mapping[str, Any]) -> str:
    """English where the name has it, else the first language that it has."""
    name = node.get("ceterms:name")
    tags = list(name) if isinstance(name, Mapping) else ["en"]
    return next((tag for tag in tags if tag.lower().split("-")[0] == "en"), next(iter(tags), "en"))


def _said(node: Mapping[str, Any], member: str, language: str) -> str:
    found = node.get(member)
    if isinstance(found, Mapping):
        found = found.get(language) or next(iter(found.values()), "")
    return found if isinstance(found, str) else ""


def _status(node: Mapping[str, Any]) -> str:
    found = node.get("ceterms:credentialStatusType") or node.get("ceterms:lifeCycleStatusType")
    first: Any = next(iter(vcdm.listed(found)), {})
    return str(first.get("ceterms:targetNode", "")) if isinstance(first, Mapping) else ""


def _cip(node: Mapping[str, Any]) -> str:
    for one in vcdm.listed(node.get("ceterms:instructionalProgramType")):
        code = one.get("ceterms:codedNotation") if isinstance(one, Mapping) else None
        if isinstance(code, str):
            return code
    return ""


def _units(condition: Mapping[str, Any]) -> Decimal | None:
    """Semester hours; other units are not turned into them."""
    for one in vcdm.listed(condition.get("ceterms:creditValue")):
        kinds = vcdm.listed(one.get("ceterms:creditUnitType")) if isinstance(one, Mapping) else []
        if any(isinstance(k, Mapping) and "SemesterHour" in str(k.get("ceterms:targetNode")) for k in kinds):
            return _number(one.get("schema:value"))
    return None


def _number(value: Any) -> Decimal | None:
    """Units as a number that a credential can have; nothing for anything else."""
    try:
        found = round(Decimal(str(value)), 2)
    except InvalidOperation:
        return None
    return found if 0 <= found < 10_000 else None


def _competencies(condition: Mapping[str, Any], language: str) -> Iterator[Competency]:
    for one in vcdm.listed(condition.get("ceterms:targetCompetency")):
        if isinstance(one, Mapping):
            name = _said(one, "ceterms:targetNodeName", language)
            framework = _said(one, "ceterms:frameworkName", language)
            yield Competency(name, _address(one.get("ceterms:targetNode")), framework)


def _address(value: Any) -> str:
    """A web address that may be shown, else nothing."""
    found = value if isinstance(value, str) else ""
    return found if found.startswith(("https://", "http://")) and vcdm.is_id(found) else ""
