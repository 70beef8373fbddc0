"""Status lists: drawing a place, setting a bit, signing the list anew."""

import json
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max

from accounts.models import Organization
from core.clock import now
from credentials.addresses import did_of, status_token_url, status_url
from credentials.enums import KeyPurpose
from credentials.models import StatusIndex, StatusList
from credentials.models.status import ENTRIES
from credentials.services import key_store, locks
from credentials.standards import bitstring, jose, status_list
from credentials.standards.data_integrity import Signer, sign
from credentials.standards.dates import write
from credentials.standards.sd_jwt import token_status

#: How long a signed list may be relied on; it is signed anew each day and at each change.
LIFE = timedelta(days=7)


@transaction.atomic
def draw(organization: Organization) -> StatusIndex:
    """A free place at random in one of the source's lists; the list stays locked until the transaction ends.

    Random, because places in order would tell who was graded together.
    """
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    chosen = StatusList.objects.filter(organization=organization).with_room().first() or _open(organization)
    while True:
        index = secrets.randbelow(chosen.entries)
        if not chosen.indexes.filter(index=index).exists():
            break
    StatusList.objects.filter(pk=chosen.pk).update(taken=F("taken") + 1)
    return StatusIndex.objects.create(status_list=chosen, index=index)


@transaction.atomic
def set_bit(place: StatusIndex) -> StatusList:
    """Set the bit of one record and sign the list at once: nobody reads the old state after the commit."""
    one = StatusList.objects.select_for_update().get(pk=place.status_list_id)
    one.bits = bitstring.with_bit(bytes(one.bits), place.index)
    one.changed_at = now()
    StatusIndex.objects.filter(pk=place.pk, set_at=None).update(set_at=one.changed_at)
    return _signed(one)


@transaction.atomic
def sign_anew(one: StatusList) -> StatusList:
    """Sign a list with a fresh end date (Bitstring Status List 1.0 section 2.2)."""
    return _signed(StatusList.objects.select_for_update().get(pk=one.pk))


def _open(organization: Organization) -> StatusList:
    locks.hold("status_list")
    number = (StatusList.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    one = StatusList.objects.create(
        organization=organization, number=number, bits=bytes(ENTRIES // 8), changed_at=now()
    )
    return _signed(one)


def _signed(one: StatusList) -> StatusList:
    moment = now()
    unsigned = status_list.credential(
        status_url(one.number),
        did_of(one.organization),
        bytes(one.bits),
        valid_from=moment,
        valid_until=moment + LIFE,
        purpose=one.purpose,
    )
    _key, signer = key_store.signer(one.organization, purpose=KeyPurpose.LIST)
    document = sign(unsigned, signer, created=write(moment))
    one.document = json.dumps(document, separators=(",", ":")).encode()
    one.token = _token(one, signer, moment)
    one.signed_at = moment
    one.save(update_fields=["bits", "changed_at", "signed_at", "document", "token", "updated_at"])
    return one


def _token(one: StatusList, signer: Signer, moment: datetime) -> bytes:
    """The same bits for records that travel as tokens."""
    times = {"issued": int(moment.timestamp()), "ends": int((moment + LIFE).timestamp())}
    claims = token_status.claims_of(
        status_token_url(one.number),
        did_of(one.organization),
        bytes(one.bits),
        **times,
        ttl=status_list.TTL // 1000,
    )
    return jose.sign({"typ": token_status.TYP, "kid": signer.method}, claims, signer).encode()
