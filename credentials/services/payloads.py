"""From what a source states to the unsigned document and the columns of its row."""

import secrets
from dataclasses import replace
from typing import Any

from accounts.models import Person
from credentials.enums import CredentialForm
from credentials.standards.award_facts import AwardFacts, ClrFacts, EndorsementFacts, Envelope, HashedIdentity
from credentials.standards.clr import clr_credential
from credentials.standards.open_badges import achievement_credential, endorsement_credential
from credentials.standards.verification.person import hashed_identity

Payload = AwardFacts | ClrFacts | EndorsementFacts


def for_person(payload: Payload, subject: Person | None) -> Payload:
    """With the learner's e-mail address, hashed, so that a checker can compare; never the name itself."""
    if isinstance(payload, EndorsementFacts) or subject is None or payload.identities or not subject.email:
        return payload
    salt = secrets.token_hex(16)
    identity = HashedIdentity("emailAddress", hashed_identity(subject.email.lower(), salt), salt)
    return replace(payload, identities=(identity,))


def document(payload: Payload, envelope: Envelope) -> dict[str, Any]:
    """The unsigned document in the form that fits the payload."""
    if isinstance(payload, AwardFacts):
        return achievement_credential(payload, envelope)
    if isinstance(payload, ClrFacts):
        return clr_credential(payload, envelope)
    return endorsement_credential(payload, envelope)


def columns(payload: Payload) -> dict[str, Any]:
    """What the row keeps for finding the record: form, title, day of the award."""
    title = payload.title if isinstance(payload, AwardFacts) else payload.name
    awarded = None if isinstance(payload, EndorsementFacts) else payload.awarded_at
    return {"form": _form(payload), "title": title[:300], "awarded_on": awarded.date() if awarded else None}


def _form(payload: Payload) -> str:
    if isinstance(payload, AwardFacts):
        return CredentialForm.AWARD
    return CredentialForm.TRANSCRIPT if isinstance(payload, ClrFacts) else CredentialForm.ENDORSEMENT
