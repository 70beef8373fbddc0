"""Open Badges 3.0 (1EdTech): AchievementCredential and EndorsementCredential from facts."""

import uuid
from decimal import Decimal
from typing import Any

from credentials.standards import contexts, dates
from credentials.standards.award_facts import (
    Alignment,
    AwardFacts,
    EndorsementFacts,
    Envelope,
    HashedIdentity,
    Profile,
    Result,
    Status,
)

CONTEXTS = [contexts.CREDENTIALS_2, contexts.OPEN_BADGES, contexts.OPEN_BADGES_EXTENSIONS]
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def achievement_credential(facts: AwardFacts, envelope: Envelope) -> dict[str, Any]:
    """An OpenBadgeCredential without proof (VCDM 2.0); absent facts leave no empty member."""
    return compact(
        {
            "@context": list(CONTEXTS),
            "id": envelope.id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": facts.name or facts.title,
            "issuer": profile(envelope.issuer),
            "validFrom": dates.write(envelope.valid_from),
            "validUntil": facts.valid_until and dates.write(facts.valid_until),
            "awardedDate": dates.write(facts.awarded_at or envelope.valid_from),
            "credentialSubject": _subject(facts, envelope),
            "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
            "credentialStatus": envelope.status and status_entry(envelope.status),
        }
    )


def endorsement_credential(facts: EndorsementFacts, envelope: Envelope) -> dict[str, Any]:
    """An EndorsementCredential without proof."""
    return compact(
        {
            "@context": list(CONTEXTS),
            "id": envelope.id,
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "name": facts.name,
            "issuer": profile(envelope.issuer),
            "validFrom": dates.write(envelope.valid_from),
            "credentialSubject": {
                "id": facts.about_id,
                "type": ["EndorsementSubject"],
                "endorsementComment": facts.comment,
            },
            "credentialStatus": envelope.status and status_entry(envelope.status),
        }
    )


def _subject(facts: AwardFacts, envelope: Envelope) -> dict[str, Any]:
    results = [(_result_id(facts, number), result) for number, result in enumerate(facts.results)]
    return {
        "id": envelope.subject_id,
        "type": ["AchievementSubject"],
        "achievement": _achievement(facts, results),
        "activityStartDate": facts.started_at and dates.write(facts.started_at),
        "activityEndDate": facts.ended_at and dates.write(facts.ended_at),
        "creditsEarned": number(facts.units_earned),
        "term": facts.term,
        "result": [_result(id_, result) for id_, result in results],
        "identifier": [identity(one) for one in facts.identities],
    }


def _achievement(facts: AwardFacts, results: list[tuple[str, Result]]) -> dict[str, Any]:
    return {
        "id": facts.achievement_id,
        "type": ["Achievement"],
        "achievementType": facts.achievement_type,
        "name": facts.title,
        "description": facts.description,
        "criteria": {"narrative": facts.criteria},
        "creditsAvailable": number(facts.units_available),
        "fieldOfStudy": facts.field_of_study,
        "humanCode": facts.human_code,
        "inLanguage": facts.language,
        "alignment": [_alignment(one) for one in facts.alignments],
        "resultDescription": [_described(id_, result) for id_, result in results],
        "endorsement": [dict(one) for one in facts.endorsements],
    }


def _alignment(alignment: Alignment) -> dict[str, Any]:
    return {
        "type": ["Alignment"],
        "targetType": alignment.target_type,
        "targetName": alignment.name,
        "targetFramework": alignment.framework,
        "targetUrl": alignment.url,
    }


def _result_id(facts: AwardFacts, number_: int) -> str:
    """A stable id for each result of an achievement: a named node spares a blank one."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{facts.achievement_id}#result-{number_}')}"


def _described(id_: str, result: Result) -> dict[str, Any]:
    return {
        "id": id_,
        "type": ["ResultDescription"],
        "name": result.name,
        "resultType": result.type,
        "allowedValue": list(result.allowed),
    }


def _result(id_: str, result: Result) -> dict[str, Any]:
    return {"type": ["Result"], "resultDescription": id_, "value": result.value}


def identity(one: HashedIdentity) -> dict[str, Any]:
    """A hashed IdentityObject."""
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": one.identity_hash,
        "identityType": one.identity_type,
        "salt": one.salt,
    }


def profile(issuer: Profile) -> dict[str, Any]:
    """The issuer as a Profile."""
    return {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url}


def status_entry(status: Status) -> dict[str, Any]:
    """One BitstringStatusListEntry; the schema of Open Badges takes an object, never an array."""
    return {
        "id": f"{status.list_url}#{status.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": status.purpose,
        "statusListIndex": str(status.index),
        "statusListCredential": status.list_url,
    }


def number(value: Decimal | None) -> int | float | None:
    """Units as a JSON number; at most 6 decimals, or other implementations would write it differently."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def compact(value: Any) -> Any:
    """Without members that are None, empty text, empty lists or empty objects; zero and False stay."""
    if isinstance(value, dict):
        inner = {name: compact(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one not in (None, "", [], {})}
    return [compact(one) for one in value] if isinstance(value, list) else value
