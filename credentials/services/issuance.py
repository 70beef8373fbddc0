"""Signing records. The same award asked for twice is the same record, byte for byte."""

import hashlib
import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from core.encryption import fingerprint
from credentials import addresses, workflow
from credentials.enums import LogDeed
from credentials.errors import CannotSign, NotAllowedToIssue
from credentials.models import IssuedCredential, StatusIndex
from credentials.selectors.directory import current_directory
from credentials.selectors.resolver import LocalResolver
from credentials.services import key_store, lists, log, payloads
from credentials.services.payloads import Payload
from credentials.signals import credential_changed, credential_issued
from credentials.standards import dates, open_badges_rules
from credentials.standards.award_facts import (
    AwardFacts,
    Envelope,
    Profile,
    Status,
)
from credentials.standards.data_integrity import Signer, sign
from credentials.standards.errors import Refused
from credentials.standards.verdict import State
from credentials.standards.verification import entitlement
from credentials.standards.verification.parties import Asked


@transaction.atomic
def issue(
    source: Organization, *, kind: str, key: str, subject: Person | None, payload: Payload, by: Person | None
) -> IssuedCredential:
    """Sign one record about `subject` in the name of `source`.

    Idempotent by (source, kind, key): a retry returns the record that is there. Raises `NotAllowedToIssue`
    outside the directory's scope, `NoSigningKey`, or `CannotSign` when no signature could cover the facts.
    """
    editions = IssuedCredential.objects.latest_of(source, kind, key)
    known = editions.first()
    if known is None:
        log.hold()
        known = editions.all().first()  # another worker may have signed it while this one waited
    if known is not None:
        return known
    return _issue(_Order(source, kind, key, 1, subject), payload, by)


@transaction.atomic
def supersede(credential: IssuedCredential, *, payload: Payload, by: Person | None) -> IssuedCredential:
    """Replace a record by a corrected one. The old one stays readable and says that it was replaced (S10)."""
    log.hold()
    old = IssuedCredential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    workflow.CREDENTIAL.check(old, "supersede")
    order = _Order(old.source, old.kind, old.key, old.edition + 1, old.subject)
    new = _issue(order, payload, by)
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
    return subject_urn(source, person.pk)


def subject_urn(source: Organization, person_id: uuid.UUID) -> str:
    """The same from the person's id alone."""
    digest = fingerprint(f"{source.pk}:{person_id}", purpose="credentials.subject")
    return f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}"


@dataclass(frozen=True)
class _Order:
    """What is asked for: whose award, under which key, about whom."""

    source: Organization
    kind: str
    key: str
    edition: int
    subject: Person | None


def _issue(order: _Order, payload: Payload, by: Person | None) -> IssuedCredential:
    public_id, moment = uuid.uuid4(), now().replace(microsecond=0)
    payload = payloads.for_person(payload, order.subject)
    envelope = _envelope(order, public_id, moment)
    refuse_wrong(payloads.document(payload, envelope), payload, moment)
    signing_key, signer = key_store.signer(order.source)
    place = lists.draw(order.source)
    document = _signed(payloads.document(payload, replace(envelope, status=_status(place))), signer, moment)
    credential = IssuedCredential.objects.create(
        **vars(order),
        **payloads.columns(payload),
        public_id=public_id,
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        signing_key=signing_key,
        signed_at=moment,
        status_index=place,
    )
    _tell(credential, by)
    return credential


def _signed(unsigned: dict[str, Any], signer: Signer, moment: datetime) -> bytes:
    try:
        signed = sign(unsigned, signer, created=dates.write(moment))
    except Refused as error:
        raise CannotSign(error.detail) from error
    return json.dumps(signed, ensure_ascii=False, separators=(",", ":")).encode()


def _tell(credential: IssuedCredential, by: Person | None) -> None:
    log.append(credential, deed=LogDeed.SIGNED)
    facts: dict[str, Any] = {"organization": credential.source, "target": credential, "kind": credential.kind}
    ledger.write("credentials.issued", by=by, about=credential.subject, **facts)
    credential_issued.send(IssuedCredential, credential=credential)


def _envelope(order: _Order, public_id: uuid.UUID, moment: datetime) -> Envelope:
    source, subject = order.source, order.subject
    return Envelope(
        id=addresses.credential_url(public_id),
        issuer=Profile(addresses.did_of(source), source.name, source.website),
        valid_from=moment,
        subject_id=subject_id(source, subject) if subject else "",
    )


def _status(place: StatusIndex) -> Status:
    return Status(addresses.status_url(place.status_list.number), place.index)


def refuse_wrong(document: dict[str, Any], payload: Payload, moment: datetime) -> None:
    """The same predicates as in `verify`: what would not check must not be signed.

    Raises `CannotSign` or `NotAllowedToIssue`.
    """
    places = open_badges_rules.broken(document) if isinstance(payload, AwardFacts) else []
    if places:
        raise CannotSign(", ".join(places))
    outcome = entitlement.check(document, Asked(moment, current_directory(), LocalResolver()))
    if outcome.state != State.PASSED:
        raise NotAllowedToIssue(outcome.detail)
