"""From LER-RS JSON of any writer to plain parts; unknown members are left where they are."""

from collections.abc import Mapping
from typing import Any

from credentials.standards import limits, vcdm
from credentials.standards.errors import TooComplex
from credentials.standards.ler_rs.model import Entry, Resume, Section

#: Short name of the type in early files; later ones give the address of the schema.
_SHORT = "LERRS"


def is_ler_rs(document: object) -> bool:
    """Is this a résumé, or a credential about one, of any version? Never raises."""
    return _typed(document) or _typed(_subject(document))


def subject_of(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The résumé itself, out of the credential around it where there is one."""
    inner = _subject(document)
    return inner if isinstance(inner, Mapping) and inner else document


def read(document: Mapping[str, Any]) -> Resume:
    """The plain parts. Raises `TooComplex` beyond the bound on lines; whatever has another shape is left out."""
    resume = subject_of(document)
    entries = tuple(
        _entry(section, line)
        for section in Section
        for line in vcdm.listed(resume.get(section))
        if isinstance(line, Mapping)
    )
    if len(entries) > limits.MAX_LINES:
        raise TooComplex("too many records inside a record")
    return Resume(_text(resume, "documentId", "value"), _name(resume), entries)


def _typed(document: object) -> bool:
    found = vcdm.listed(document.get("type")) if isinstance(document, Mapping) else []
    return any(isinstance(one, str) and ("LER-RSType" in one or one == _SHORT) for one in found)


def _subject(document: object) -> Any:
    found = document.get("credentialSubject") if isinstance(document, Mapping) else None
    return next(iter(vcdm.listed(found)), None)


def _name(resume: Mapping[str, Any]) -> str:
    parts = [_text(resume, "person", "name", part) for part in ("given", "family")]
    return _text(resume, "person", "name", "formattedName") or " ".join(part for part in parts if part)


def _entry(section: Section, line: Mapping[str, Any]) -> Entry:
    position = _first(line, "positionHistories")
    return Entry(
        section,
        title=_text(line, "name")
        or _text(position, "title")
        or _text(_first(line, "educationDegrees"), "name"),
        organization=_organization(line),
        narrative=_text(line, "narrative"),
        starts=_one_of(line, position, "start", "validFrom"),
        ends=_one_of(line, position, "end", "validTo"),
        proofs=tuple(_proofs(line)),
    )


def _organization(line: Mapping[str, Any]) -> str:
    """Some writers give the name alone where the standard has an object."""
    for member in ("institution", "issuingAuthority", "organization"):
        found = _text(line, member) or _text(line, member, "name") or _text(line, member, "tradeName")
        if found:
            return found
    return ""


def _one_of(line: Mapping[str, Any], position: Mapping[str, Any], name: str, period: str) -> str:
    return _text(line, name) or _text(position, name) or _text(line, "effectiveTimePeriod", period)


def _proofs(line: Mapping[str, Any]) -> list[Mapping[str, Any] | str]:
    found = [*vcdm.listed(line.get("verifications")), *vcdm.listed(line.get("verifiableCredential"))]
    return [one for one in found if isinstance(one, Mapping | str)]


def _first(line: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = next(iter(vcdm.listed(line.get(name))), None)
    return found if isinstance(found, Mapping) else {}


def _text(value: Any, *path: str) -> str:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value[:2000] if isinstance(value, str) else ""
