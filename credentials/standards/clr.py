"""Comprehensive Learner Record 2.0 (1EdTech): a transcript of whole signed awards."""

from typing import Any

from credentials.standards import contexts, dates
from credentials.standards.award_facts import Association, ClrFacts, Envelope
from credentials.standards.open_badges import compact, identity, profile, status_entry

CONTEXTS = [
    contexts.CREDENTIALS_2,
    contexts.CLR,
    contexts.OPEN_BADGES,
    contexts.OPEN_BADGES_EXTENSIONS,
]


def clr_credential(facts: ClrFacts, envelope: Envelope) -> dict[str, Any]:
    """A ClrCredential without proof; the awards inside stay exactly as they were signed."""
    made: dict[str, Any] = compact(
        {
            "@context": list(CONTEXTS),
            "id": envelope.id,
            "type": ["VerifiableCredential", "ClrCredential"],
            "name": facts.name,
            "partial": facts.partial,
            "issuer": profile(envelope.issuer),
            "validFrom": dates.write(envelope.valid_from),
            "awardedDate": dates.write(facts.awarded_at or envelope.valid_from),
        }
    )
    made["credentialSubject"] = _subject(facts, envelope)
    if envelope.status:
        made["credentialStatus"] = status_entry(envelope.status)
    return made


def _subject(facts: ClrFacts, envelope: Envelope) -> dict[str, Any]:
    subject = compact({"id": envelope.subject_id, "type": ["ClrSubject"]})
    subject["verifiableCredential"] = [dict(award) for award in facts.awards]
    rest = {
        "association": [_association(one) for one in facts.associations],
        "identifier": [identity(one) for one in facts.identities],
    }
    return subject | compact(rest)


def _association(association: Association) -> dict[str, Any]:
    return {
        "type": "Association",
        "associationType": association.type,
        "sourceId": association.source_id,
        "targetId": association.target_id,
    }
