"""Status lists of the test issuer, kept in the cache: they last as long as a conformance run."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.urls import reverse

from core.clock import now
from credentials import addresses
from credentials.standards import bitstring, dates, status_list
from credentials.standards.data_integrity import sign
from credentials.vc_api import identity

PURPOSES = ("revocation", "suspension")
_DAY = 60 * 60 * 24
_ENTRIES = bitstring.MINIMUM_ENTRIES


class UnknownCredential(LookupError):
    """The test issuer did not give this credential an entry of that purpose."""


def url(purpose: str) -> str:
    """Where a list stands."""
    return addresses.origin() + reverse("vc_api:status_list", args=[purpose])


def entry(credential_id: str, purpose: str) -> dict[str, Any]:
    """A fresh place at random for a credential, as its credentialStatus (Bitstring Status List 1.0, section 2.1)."""
    while not cache.add(f"vc_api:{purpose}:{(index := secrets.randbelow(_ENTRIES))}", credential_id, _DAY):
        pass
    cache.set(_of(credential_id, purpose), index, _DAY)
    return {
        "id": f"{url(purpose)}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": str(index),
        "statusListCredential": url(purpose),
    }


def set_status(credential_id: str, purpose: str, *, value: bool) -> None:
    """Set or clear the bit of a credential. Raises `UnknownCredential`."""
    index = cache.get(_of(credential_id, purpose))
    if index is None:
        raise UnknownCredential(credential_id)
    # One key for each bit: two requests at once cannot lose each other's.
    change = cache.set if value else cache.delete
    change(_bit(purpose, index), *([True, _DAY] if value else []))
    known = set(cache.get(_touched(purpose)) or ())
    cache.set(_touched(purpose), sorted(known | {index}), _DAY)


def published(purpose: str) -> dict[str, Any]:
    """The signed list as it stands now."""
    bits, moment = bytes(_ENTRIES // 8), now()
    touched = {_bit(purpose, index): index for index in cache.get(_touched(purpose)) or ()}
    for name in cache.get_many(touched):
        bits = bitstring.with_bit(bits, touched[name])
    unsigned = status_list.credential(
        url(purpose),
        identity.did(),
        bits,
        valid_from=moment,
        valid_until=moment + timedelta(days=1),
        purpose=purpose,
    )
    return sign(unsigned, identity.signer(), created=dates.write(moment))


def _of(credential_id: str, purpose: str) -> str:
    # Ids may be of any length and hold any letter; keys of a cache may not.
    return f"vc_api:of:{purpose}:{hashlib.sha256(credential_id.encode('utf-8', 'replace')).hexdigest()}"


def _bit(purpose: str, index: int) -> str:
    return f"vc_api:bit:{purpose}:{index}"


def _touched(purpose: str) -> str:
    return f"vc_api:touched:{purpose}"
