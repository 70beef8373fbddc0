"""Signing records. The same award asked for twice is the same record, byte for byte."""

import hashlib
import json
import secrets
import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from core.encryption import fingerprint
from credentials import addresses, workflow
from credentials.enums import CredentialForm, LogDeed
from credentials.errors import CannotSign, NotAllowedToIssue
from credentials.models import IssuedCredential, StatusIndex
from credentials.selectors.directory import current_directory
from credentials.selectors.resolver import LocalResolver
from credentials.services import key_store, lists, locks, log
from credentials.signals import credential_changed, credential_issued
from credentials.standards import dates, open_badges_rules
from credentials.standards.award_facts import (
    AwardFacts,
    ClrFacts,
    EndorsementFacts,
    Envelope,
    HashedIdentity,
    Profile,
    Status,
)
from credentials.standards.clr import clr_credential
from credentials.standards.data_integrity import sign
from credentials.standards.errors import Refused
from credentials.standards.open_badges import achievement_credential, endorsement_credential
from credentials.standards.verdict import State
from credentials.standards.verification import entitlement
from credentials.standards.verification.parties import Asked
from credentials.standards.verification.person import hashed_identity

Payload = AwardFacts | ClrFacts | EndorsementFacts


@transaction.atomic
def issue(
    source: Organization, *, kind: str, key: str, subject: Person | None, payload: Payload, by: Person | None
) -> IssuedCredential:
    """Sign one record about `subject` in the name of `source`.

    Idempotent by (source, kind, key): a retry returns the record that is there. Raises `NotAllowedToIssue`
    outside the directory's scope, `NoSigningKey`, or `CannotSign` when no signature could cover the facts.
    """
    locks.hold(f"issue:{source.pk}:{kind}:{key}")
    known = IssuedCredential.objects.latest_of(source, kind, key).first()
    if known is not None:
        return known
    return _issue(source, kind, key, 1, subject, payload, by)


@transaction.atomic
def supersede(credential: IssuedCredential, *, payload: Payload, by: Person | None) -> IssuedCredential:
    """Replace a record by a corrected one. The old one stays readable and says that it was replaced (S10)."""
    old = IssuedCredential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    workflow.CREDENTIAL.check(old, "supersede")
    new = _issue(old.source, old.kind, old.key, old.edition + 1, old.subject, payload, by)
    workflow.CREDENTIAL.apply(old, "supersede")
    old.superseded_by = new
    old.save(update_fields=["state", "superseded_by", "updated_at"])
    lists.set_bit(old.status_index)
    ledger.write(
        "credentials.superseded",
        by=by,
        about=old.subject,
        organization=old.source,
        target=old,
        new=str(new.pk),
    )
    credential_changed.send(IssuedCredential, credential=old)
    return new


def document_of(credential: IssuedCredential) -> dict[str, Any]:
    """The signed document as an object, for putting a whole award into a transcript."""
    document: dict[str, Any] = json.loads(credential.document)
    return document


def subject_id(source: Organization, person: Person) -> str:
    """The learner's id in records of one source; two sources cannot join their records by it."""
    digest = fingerprint(f"{source.pk}:{person.pk}", purpose="credentials.subject")
    return f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}"


def _issue(
    source: Organization,
    kind: str,
    key: str,
    edition: int,
    subject: Person | None,
    payload: Payload,
    by: Person | None,
) -> IssuedCredential:
    public_id, moment = uuid.uuid4(), now().replace(microsecond=0)
    payload, envelope = _for_person(payload, subject), _envelope(source, subject, public_id, moment)
    draft = _document(payload, envelope)
    _refuse_broken_rules(draft, payload)
    _refuse_outside_scope(draft, moment)
    signing_key, signer = key_store.signer(source)
    place = lists.draw(source)
    unsigned = _document(payload, replace(envelope, status=_status(place)))
    try:
        signed = sign(unsigned, signer, created=dates.write(moment))
    except Refused as error:
        raise CannotSign(error.detail) from error
    document = json.dumps(signed, ensure_ascii=False, separators=(",", ":")).encode()
    credential = IssuedCredential.objects.create(
        public_id=public_id,
        source=source,
        subject=subject,
        kind=kind,
        key=key,
        edition=edition,
        form=_form(payload),
        title=_title(payload)[:300],
        awarded_on=_awarded_on(payload),
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        signing_key=signing_key,
        signed_at=moment,
        status_index=place,
    )
    log.append(credential, deed=LogDeed.SIGNED)
    ledger.write(
        "credentials.issued", by=by, about=subject, organization=source, target=credential, kind=kind
    )
    credential_issued.send(IssuedCredential, credential=credential)
    return credential


def _envelope(
    source: Organization, subject: Person | None, public_id: uuid.UUID, moment: datetime
) -> Envelope:
    return Envelope(
        id=addresses.credential_url(public_id),
        issuer=Profile(addresses.did_of(source), source.name, source.website),
        valid_from=moment,
        subject_id=subject_id(source, subject) if subject else "",
    )


def _status(place: StatusIndex) -> Status:
    return Status(addresses.status_url(place.status_list.number), place.index)


def _for_person(payload: Payload, subject: Person | None) -> Payload:
    """With the learner's e-mail address, hashed, so that a checker can compare; never the name itself."""
    if isinstance(payload, EndorsementFacts) or subject is None or payload.identities or not subject.email:
        return payload
    salt = secrets.token_hex(16)
    identity = HashedIdentity("emailAddress", hashed_identity(subject.email.lower(), salt), salt)
    return replace(payload, identities=(identity,))


def _document(payload: Payload, envelope: Envelope) -> dict[str, Any]:
    if isinstance(payload, AwardFacts):
        return achievement_credential(payload, envelope)
    if isinstance(payload, ClrFacts):
        return clr_credential(payload, envelope)
    return endorsement_credential(payload, envelope)


def _refuse_outside_scope(document: dict[str, Any], moment: datetime) -> None:
    """The same predicate as in `verify`: what would not check must not be signed."""
    asked = Asked(moment, current_directory(), LocalResolver())
    outcome = entitlement.check(document, asked)
    if outcome.state != State.PASSED:
        raise NotAllowedToIssue(outcome.detail)


def _refuse_broken_rules(document: dict[str, Any], payload: Payload) -> None:
    places = open_badges_rules.broken(document) if isinstance(payload, AwardFacts) else []
    if places:
        raise CannotSign(", ".join(places))


def _form(payload: Payload) -> str:
    if isinstance(payload, AwardFacts):
        return CredentialForm.AWARD
    return CredentialForm.TRANSCRIPT if isinstance(payload, ClrFacts) else CredentialForm.ENDORSEMENT


def _title(payload: Payload) -> str:
    return payload.title if isinstance(payload, AwardFacts) else payload.name


def _awarded_on(payload: Payload) -> Any:
    awarded = None if isinstance(payload, EndorsementFacts) else payload.awarded_at
    return awarded.date() if awarded else None
