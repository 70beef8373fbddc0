"""From a description to CTDL JSON-LD."""

from typing import Any

from credentials.standards.ctdl.description import CLASSES, CONTEXT, LEARNING, OTHER, Competency, Description
from credentials.standards.open_badges import compact, number

#: Member, prefix of its values, and the value for what is no longer given.
_STATUS = ("credentialStatus", "credentialStat", "Deprecated")
_LIFE = ("lifeCycleStatus", "lifeCycle", "Ceased")
_CIP = "https://nces.ed.gov/ipeds/cipcode"


def write(facts: Description, address: str) -> dict[str, Any]:
    """One credential at an address; absent facts leave no empty member."""
    class_ = CLASSES.get(facts.kind, OTHER)
    made: dict[str, Any] = compact(
        {
            "@context": CONTEXT,
            "@id": address,
            "@type": class_,
            "ceterms:ctid": facts.ctid,
            "ceterms:name": _said(facts.name, facts),
            "ceterms:description": _said(facts.description, facts),
            "ceterms:inLanguage": [facts.language],
            "ceterms:subjectWebpage": facts.webpage,
            "ceterms:ownedBy": [_owner(facts)],
            "ceterms:instructionalProgramType": [_cip(facts.cip)] if facts.cip else [],
            "ceterms:requires": [_condition(facts)],
        }
    )
    return made | _status(facts, learning=class_ in LEARNING)


def _said(text: str, facts: Description) -> dict[str, str]:
    return {facts.language: text}


def _owner(facts: Description) -> dict[str, Any]:
    """The organization stands inside: a reader needs no second call."""
    if not (facts.owner_id or facts.owner_name):
        return {}
    name = _said(facts.owner_name, facts)
    return {"@id": facts.owner_id, "@type": "ceterms:CredentialOrganization", "ceterms:name": name}


def _status(facts: Description, *, learning: bool) -> dict[str, Any]:
    """Courses and programs have a life cycle of their own words."""
    member, scheme, ended = _LIFE if learning else _STATUS
    name = "Active" if facts.active else ended
    return {
        f"ceterms:{member}Type": {
            "@type": "ceterms:CredentialAlignmentObject",
            "ceterms:framework": f"https://credreg.net/ctdl/terms/{member[0].upper()}{member[1:]}",
            "ceterms:targetNode": f"{scheme}:{name}",
            "ceterms:targetNodeName": {"en": name},
        }
    }


def _cip(code: str) -> dict[str, Any]:
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:framework": _CIP,
        "ceterms:frameworkName": {"en": "Classification of Instructional Programs"},
        "ceterms:codedNotation": code,
    }


def _condition(facts: Description) -> dict[str, Any]:
    """What is required: words, units and competencies. Empty when nothing is known."""
    rest: dict[str, Any] = compact(
        {
            "ceterms:description": _said(facts.criteria, facts),
            "ceterms:creditValue": [_units(facts)] if facts.units is not None else [],
            "ceterms:targetCompetency": [_competency(one, facts) for one in facts.competencies],
        }
    )
    return {"@type": "ceterms:ConditionProfile", **rest} if rest else {}


def _units(facts: Description) -> dict[str, Any]:
    kind = {"@type": "ceterms:CredentialAlignmentObject", "ceterms:targetNode": "creditUnit:SemesterHour"}
    return {
        "@type": "ceterms:ValueProfile",
        "schema:value": number(facts.units),
        "ceterms:creditUnitType": [kind],
    }


def _competency(one: Competency, facts: Description) -> dict[str, Any]:
    return {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:targetNode": one.url,
        "ceterms:targetNodeName": _said(one.name, facts),
        "ceterms:frameworkName": _said(one.framework, facts),
    }
