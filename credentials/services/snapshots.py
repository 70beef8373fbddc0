"""Each change of the directory or of a key makes a new version, signed by the portal and kept for ever."""

import hashlib
from typing import Any

import rfc8785
from django.db import transaction

from credentials.enums import KeyPurpose
from credentials.models import DirectoryEntry, DirectorySnapshot, SigningKey
from credentials.services import key_store, locks
from credentials.standards import dates, multikey


@transaction.atomic
def publish() -> DirectorySnapshot:
    """Write the directory as it stands now as the next version; every reader uses it from the commit on."""
    locks.hold("directory")
    if not SigningKey.objects.of(None).active().filter(purpose=KeyPurpose.DIRECTORY).exists():
        key_store.make(None, purpose=KeyPurpose.DIRECTORY)
    key, signer = key_store.signer(None, purpose=KeyPurpose.DIRECTORY)
    last = DirectorySnapshot.objects.order_by("-version").first()
    version = last.version + 1 if last else 1
    content: dict[str, Any] = {"version": version, "sources": [_entry(e) for e in _entries()]}
    canonical = rfc8785.dumps(content)
    return DirectorySnapshot.objects.create(
        version=version,
        content=content,
        sha256=hashlib.sha256(canonical).hexdigest(),
        signature=multikey.encode(signer.sign(canonical)),
        signing_key=key,
    )


def _entries() -> Any:
    return DirectoryEntry.objects.select_related("organization").prefetch_related(
        "scopes", "organization__signing_keys"
    )


def _entry(entry: DirectoryEntry) -> dict[str, Any]:
    return {
        "ids": entry.ids,
        "name": entry.name,
        "since": entry.since and entry.since.isoformat(),
        "closed_on": entry.closed_on and entry.closed_on.isoformat(),
        "custodian": entry.custodian_name,
        "keys": [_key(key) for key in entry.organization.signing_keys.all()] if entry.organization else [],
        "scopes": [
            {"types": scope.achievement_types, "fields": scope.fields} for scope in entry.scopes.all()
        ],
    }


def _key(key: SigningKey) -> dict[str, Any]:
    lost = dates.write(key.revoked_at) if key.revoked_at else None
    return {"name": key.name, "key": key.public_multibase, "state": key.state, "lost": lost}
