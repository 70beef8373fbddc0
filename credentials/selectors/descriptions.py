"""What a signed award stands for, read from the award itself: the learner does not appear in it."""

import json
from decimal import Decimal
from typing import Any

from credentials.addresses import credential_url
from credentials.models import IssuedCredential
from credentials.standards import ctdl, vcdm
from credentials.standards.ctdl.description import ctid_of


def of(credential: IssuedCredential) -> dict[str, Any]:
    """The description in CTDL, at the award's address with `.jsonld`."""
    document = json.loads(bytes(credential.document))
    return ctdl.write(described(document), f"{credential_url(credential.public_id)}.jsonld")


def described(document: dict[str, Any]) -> ctdl.Description:
    """The achievement of an award that we signed, without anything about the person."""
    achievement = document["credentialSubject"]["achievement"]
    issuer, units = document["issuer"], achievement.get("creditsAvailable")
    return ctdl.Description(
        ctid=ctid_of(achievement["id"]),
        kind=achievement.get("achievementType", ""),
        name=achievement["name"],
        description=achievement["description"],
        owner_name=issuer.get("name", ""),
        owner_id=issuer["id"],
        webpage=achievement["id"] if achievement["id"].startswith("https://") else "",
        language=achievement.get("inLanguage", "en"),
        criteria=achievement.get("criteria", {}).get("narrative", ""),
        cip=achievement.get("fieldOfStudy", ""),
        units=Decimal(str(units)) if units is not None else None,
        competencies=tuple(_competencies(achievement)),
    )


def _competencies(achievement: dict[str, Any]) -> list[ctdl.Competency]:
    skills = [one for one in vcdm.listed(achievement.get("alignment")) if one.get("targetType") != "CTDL"]
    return [
        ctdl.Competency(one["targetName"], one["targetUrl"], one.get("targetFramework", "")) for one in skills
    ]
