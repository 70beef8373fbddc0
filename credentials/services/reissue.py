"""After a key was lost: every good record that it signed is signed anew with the key in use, and replaced by that."""

import hashlib
import json
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When

from audit.services import ledger
from core.clock import now
from credentials import addresses, workflow
from credentials.enums import CredentialForm, KeyState, LogDeed
from credentials.models import IssuedCredential, SigningKey
from credentials.services import key_store, lists, log
from credentials.signals import credential_changed, credential_issued
from credentials.standards import dates
from credentials.standards.data_integrity import sign

_PARTS_FIRST = Case(
    When(form=CredentialForm.TRANSCRIPT, then=Value(1)), default=Value(0), output_field=IntegerField()
)


def waiting(key: SigningKey) -> QuerySet[IssuedCredential]:
    """Good records that a lost key signed; awards come before the transcripts that hold them."""
    lost = IssuedCredential.objects.good().filter(signing_key=key, signing_key__state=KeyState.COMPROMISED)
    return lost.order_by(_PARTS_FIRST, "signed_at")


def run(key: SigningKey, *, most: int = 500) -> int:
    """Sign anew up to `most` records of a lost key; returns how many were done.

    Each record is a transaction of its own: a job that was killed goes on where it stood, and a second run finds
    nothing to do. Raises `NoSigningKey` when the source has no key to sign with.
    """
    return sum(one(pk) is not None for pk in list(waiting(key).values_list("pk", flat=True)[:most]))


@transaction.atomic
def one(pk: uuid.UUID) -> IssuedCredential | None:
    """Sign one record anew: same facts, new id, new place in the list; None when somebody was faster.

    Its learner is told by the same signals as for any replaced record.
    """
    log.hold()
    old = IssuedCredential.objects.select_for_update(of=("self",)).select_related("source").get(pk=pk)
    if old.state not in workflow.CREDENTIAL_GOOD:
        return None
    new = _signed_anew(old)
    workflow.CREDENTIAL.apply(old, "supersede")
    old.superseded_by = new
    old.save(update_fields=["state", "superseded_by", "updated_at"])
    lists.set_bit(old.status_index)
    log.append(new, deed=LogDeed.SIGNED)
    facts: dict[str, Any] = {"about": old.subject, "organization": old.source, "target": old}
    ledger.write("credentials.reissued", by=None, new=str(new.pk), **facts)
    credential_issued.send(IssuedCredential, credential=new)
    credential_changed.send(IssuedCredential, credential=old)
    return new


def _signed_anew(old: IssuedCredential) -> IssuedCredential:
    public_id, moment = uuid.uuid4(), now().replace(microsecond=0)
    signing_key, signer = key_store.signer(old.source)
    place = lists.draw(old.source)
    unsigned = _renewed_parts(json.loads(old.document))
    unsigned.pop("proof", None)
    unsigned["id"] = addresses.credential_url(public_id)
    url = addresses.status_url(place.status_list.number)
    entry = {"id": f"{url}#{place.index}", "statusListIndex": str(place.index), "statusListCredential": url}
    unsigned["credentialStatus"] = unsigned.get("credentialStatus", {}) | entry
    signed = sign(unsigned, signer, created=dates.write(moment))
    document = json.dumps(signed, ensure_ascii=False, separators=(",", ":")).encode()
    return IssuedCredential.objects.create(
        **{
            name: getattr(old, name)
            for name in ("source", "subject", "kind", "key", "form", "title", "awarded_on")
        },
        edition=old.edition + 1,
        public_id=public_id,
        document=document,
        sha256=hashlib.sha256(document).hexdigest(),
        signing_key=signing_key,
        signed_at=moment,
        status_index=place,
    )


def _renewed_parts(document: dict[str, Any]) -> dict[str, Any]:
    """The document with every record inside it that was replaced by its newest edition, at any depth."""
    return {name: _renewed(value) for name, value in document.items()}


def _renewed(value: Any) -> Any:
    if isinstance(value, list):
        return [_renewed(one) for one in value]
    if not isinstance(value, dict):
        return value
    newest = _newest(str(value.get("id", ""))) if "proof" in value else None
    return json.loads(newest.document) if newest else _renewed_parts(value)


def _newest(id_: str) -> IssuedCredential | None:
    """The edition that replaced a record of ours; None where it still stands, or is not ours."""
    public_id = addresses.read_credential_url(id_)
    row = IssuedCredential.objects.filter(public_id=public_id).first() if public_id else None
    newest = row
    while newest is not None and newest.superseded_by is not None:
        newest = newest.superseded_by
    return newest if newest != row else None
