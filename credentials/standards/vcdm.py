"""The rules of the Verifiable Credentials Data Model that a document must keep (VCDM 2.0 section 4, VCDM 1.1)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from credentials.standards import dates
from credentials.standards.contexts import CREDENTIALS_1, CREDENTIALS_2
from credentials.standards.errors import Malformed
from credentials.standards.json_ld.keywords import ABSOLUTE_IRI

_NEVER_A_LINK = re.compile(r"(?:javascript|data|vbscript|file|blob):", re.IGNORECASE)
_LANGUAGE_VALUE = {"@value", "@language", "@direction"}
_MUST_HAVE_TYPE = ("credentialStatus", "credentialSchema", "evidence", "termsOfUse", "refreshService")


def listed(value: Any) -> list[Any]:
    """One value or many, as many; none when it is absent."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def types(document: Any) -> list[str]:
    """The type names of an object."""
    found = document.get("type") if isinstance(document, dict) else None
    return [name for name in listed(found) if isinstance(name, str)]


def id_of(value: Any) -> str | None:
    """The id of something that is either an id or an object with one."""
    found = value.get("id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None


def is_id(value: object) -> bool:
    """An absolute address that may be shown; what a browser would run is none."""
    return isinstance(value, str) and bool(ABSOLUTE_IRI.match(value)) and not _NEVER_A_LINK.match(value)


def check(document: dict[str, Any]) -> None:
    """Raise `Malformed` with the place of the first rule that the credential breaks."""
    _require(listed(document.get("@context"))[:1] in ([CREDENTIALS_2], [CREDENTIALS_1]), "@context")
    _require(isinstance(document.get("@context"), list), "@context")
    _require("VerifiableCredential" in types(document), "type")
    _require("id" not in document or is_id(document["id"]), "id")
    _require(is_id(id_of(document.get("issuer"))), "issuer")
    _subjects(document.get("credentialSubject"))
    _periods(document)
    for member in _MUST_HAVE_TYPE:
        for value in listed(document.get(member)):
            _require(isinstance(value, dict) and bool(types(value)), member)
            _require("id" not in value or is_id(value["id"]), f"{member}.id")
    if not _old(document):
        _new_rules(document)


def _old(document: dict[str, Any]) -> bool:
    return listed(document.get("@context"))[:1] == [CREDENTIALS_1]


def _new_rules(document: dict[str, Any]) -> None:
    """What only VCDM 2.0 says: sections 4.6 names, 4.11 schemas, 5.3 related resources."""
    for schema in listed(document.get("credentialSchema")):
        _require(is_id(schema.get("id")), "credentialSchema.id")
    for thing in (document, document.get("issuer")):
        for member in ("name", "description"):
            _require(_is_language_value(thing, member), member)
    related = listed(document.get("relatedResource"))
    for resource in related:
        _require(isinstance(resource, dict) and is_id(resource.get("id")), "relatedResource.id")
        _require(bool({"digestSRI", "digestMultibase"} & resource.keys()), "relatedResource")
    _require(len({one["id"] for one in related}) == len(related), "relatedResource.id")


def _is_language_value(thing: Any, member: str) -> bool:
    """Section 11.1: text, or one or more objects of @value, @language and @direction and nothing else."""
    values = listed(thing.get(member)) if isinstance(thing, dict) else []
    return all(
        isinstance(value, str)
        or (isinstance(value, dict) and "@value" in value and value.keys() <= _LANGUAGE_VALUE)
        for value in values
    )


def _subjects(value: Any) -> None:
    _require(bool(listed(value)), "credentialSubject")
    for subject in listed(value):
        _require(isinstance(subject, dict) and bool(subject), "credentialSubject")
        _require("id" not in subject or is_id(subject["id"]), "credentialSubject.id")


def _periods(document: dict[str, Any]) -> None:
    begins, ends = period(document)
    _require(begins is None or ends is None or begins <= ends, "validUntil")
    if listed(document["@context"])[0] == CREDENTIALS_1:
        _require(begins is not None, "issuanceDate")


def period(document: dict[str, Any]) -> tuple[Any, Any]:
    """When the record begins and ends to be good, None where it does not say. Raises `Malformed`."""
    old = listed(document.get("@context"))[:1] == [CREDENTIALS_1]
    names = ("issuanceDate", "expirationDate") if old else ("validFrom", "validUntil")
    return tuple(dates.read(document[name]) if name in document else None for name in names)  # type: ignore[return-value]


def _require(holds: bool, place: str) -> None:
    if not holds:
        raise Malformed(f"rule of the data model broken at {place}")


def walk(value: Any, see: Callable[[dict[str, Any]], None]) -> None:
    """Show every object of a document to `see`, outermost first."""
    for item in _objects(value):
        see(item)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
