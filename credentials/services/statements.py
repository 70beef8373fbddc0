"""Signing what the portal says of sources, with its directory key."""

from django.urls import reverse

from core.clock import now
from credentials.addresses import origin
from credentials.enums import KeyPurpose
from credentials.models import DirectoryEntry, DirectorySnapshot
from credentials.selectors.published import entry_facts
from credentials.services import key_store
from credentials.standards import federation


def configuration() -> str:
    """The portal's entity configuration as a signed JWT. Raises `NoSigningKey` before the first source."""
    key, signer = key_store.signer(None, purpose=KeyPurpose.DIRECTORY)
    own = [federation.jwk(signer.method, key.public_multibase)]
    payload = federation.configuration(
        origin(), own, at=now(), fetch=_fetch_address(), name="Career Passport"
    )
    return federation.signed(payload, signer)


def about(sub: str) -> str | None:
    """The signed statement about the source under an id; None when the directory does not know it."""
    entry = DirectoryEntry.objects.filter(ids__contains=[sub[:300]]).select_related("organization").first()
    newest = DirectorySnapshot.objects.order_by("-version").values_list("version", flat=True).first()
    if entry is None or newest is None:
        return None
    _key, signer = key_store.signer(None, purpose=KeyPurpose.DIRECTORY)
    facts = entry_facts(entry) | {"version": newest}
    in_force = [one for one in facts["keys"] if one["state"] in ("published", "active")]
    keys = [federation.jwk(one["method"], one["key"]) for one in in_force]
    return federation.signed(federation.statement(origin(), facts, sub, keys, at=now()), signer)


def _fetch_address() -> str:
    return origin() + reverse("credentials_machine:federation_fetch")
