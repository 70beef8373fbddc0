"""Check three, "allowed to issue this": a scope of the directory covers kind, field, level, place and date."""

from collections.abc import Mapping
from typing import Any

from credentials.standards import vcdm
from credentials.standards.reading import award_day, kind_of
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked

#: The level that an achievement type of Open Badges 3.0 (section B.1) stands for; the others name none.
LEVELS: Mapping[str, str] = {
    "SecondarySchoolDiploma": "secondary",
    "GeneralEducationDevelopment": "secondary",
    "AssociateDegree": "associate",
    "BachelorDegree": "bachelor",
    "MasterDegree": "master",
    "DoctoralDegree": "doctoral",
    "ProfessionalDoctorate": "doctoral",
    "ResearchDoctorate": "doctoral",
}


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """What the directory says about this issuer and this kind of record, whoever signed."""
    issuer = vcdm.id_of(document.get("issuer"))
    subjects = [vcdm.id_of(subject) for subject in vcdm.listed(document.get("credentialSubject"))]
    if issuer is not None and issuer in subjects:
        return not_applicable("self_issued")
    source = asked.directory.find(issuer) if issuer else None
    if source is None:
        return unknown("directory_stale" if asked.directory.stale else "not_in_directory")
    kind, field, day = kind_of(document), field_of(document), award_day(document)
    level, place = level_of(kind), place_of(document)
    if any(scope.covers(kind, field, day, level=level, place=place) for scope in source.scopes):
        return passed("", source.name)
    return failed("outside_scope", kind)


def field_of(document: dict[str, Any]) -> str:
    """The CIP code of what was achieved, empty where the record does not say."""
    subject: Any = next(iter(vcdm.listed(document.get("credentialSubject"))), {})
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    found = achievement.get("fieldOfStudy") if isinstance(achievement, dict) else None
    return found if isinstance(found, str) else ""


def level_of(kind: str) -> str:
    """The level that a kind of award stands for, empty where it says none."""
    return LEVELS.get(kind, "")


def place_of(document: dict[str, Any]) -> str:
    """The region of the source's address as the record states it, such as `CA`; empty where it states none."""
    issuer = document.get("issuer")
    address = issuer.get("address") if isinstance(issuer, dict) else None
    found = address.get("addressRegion") if isinstance(address, dict) else None
    return found if isinstance(found, str) else ""
