"""Each change of the directory or of a key makes a new version, signed by the portal and kept for ever."""

import hashlib
from datetime import timedelta
from typing import Any

import rfc8785
from django.db import transaction

from core.clock import now
from credentials.enums import KeyPurpose
from credentials.models import DirectoryChange, DirectoryEntry, DirectorySnapshot, SigningKey
from credentials.selectors.published import entry_facts, portal_facts
from credentials.services import key_store, locks
from credentials.standards import dates, multikey

#: A version is made at least this often, so that a directory which stands still is known to be looked after.
FRESH = timedelta(days=7)


@transaction.atomic
def publish() -> DirectorySnapshot:
    """Write the directory as it stands now as the next version; every reader uses it from the commit on.

    The signature is Ed25519 over the canonical form (RFC 8785) of `content`, by the portal's directory key.
    """
    locks.hold("directory")
    _have_keys()
    key, signer = key_store.signer(None, purpose=KeyPurpose.DIRECTORY)
    last = DirectorySnapshot.objects.order_by("-version").first()
    content = _content(last)
    canonical = rfc8785.dumps(content)
    made = DirectorySnapshot.objects.create(
        version=content["version"],
        content=content,
        sha256=hashlib.sha256(canonical).hexdigest(),
        signature=multikey.encode(signer.sign(canonical)),
        signing_key=key,
    )
    _note_changes(made, last)
    return made


def confirm() -> bool:
    """Make a version when the newest is a week old; True when one was made. Nothing is made before the first."""
    last = DirectorySnapshot.objects.order_by("-version").only("created_at").first()
    if last is None or last.created_at > now() - FRESH:
        return False
    publish()
    return True


def _content(last: DirectorySnapshot | None) -> dict[str, Any]:
    """Versions are a chain: each names the digest of the one before."""
    return {
        "version": last.version + 1 if last else 1,
        "published": dates.write(now()),
        "previous_sha256": last.sha256 if last else None,
        "sources": [entry_facts(entry) for entry in _entries()],
        "portal": portal_facts(),
    }


#: Fact of an entry -> the part of its history that a difference stands in.
_PARTS = {"name": "name", "scopes": "scopes", "keys": "keys", "closed_on": "closed", "custodian": "closed"}


def _note_changes(made: DirectorySnapshot, last: DirectorySnapshot | None) -> None:
    before = {one.get("entry"): one for one in last.content["sources"]} if last else {}
    DirectoryChange.objects.bulk_create(
        DirectoryChange(snapshot=made, entry_id=one["entry"], parts=_differing(before.get(one["entry"]), one))
        for one in made.content["sources"]
        if one != before.get(one["entry"])
    )


def _differing(before: dict[str, Any] | None, now_: dict[str, Any]) -> list[str]:
    if before is None:
        return ["admitted"]
    parts = [_PARTS[name] for name in _PARTS if before.get(name) != now_[name]]
    return list(dict.fromkeys(parts)) or ["other"]


_OWN = (KeyPurpose.DIRECTORY, KeyPurpose.RECEIPT, KeyPurpose.DOCUMENT, KeyPurpose.LOG)


def _have_keys() -> None:
    """The portal's own keys, made with its first version; a new purpose gets its key with the next."""
    there = set(SigningKey.objects.of(None).active().values_list("purpose", flat=True))
    for purpose in _OWN:
        if purpose not in there:
            key_store.make(None, purpose=purpose)


def _entries() -> Any:
    return DirectoryEntry.objects.select_related("organization").prefetch_related(
        "scopes", "organization__signing_keys"
    )
