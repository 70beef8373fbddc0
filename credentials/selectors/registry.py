"""The directory as other machines read it."""

from typing import Any

from django.urls import reverse

from credentials.addresses import did_of, origin
from credentials.models import DirectoryEntry, DirectorySnapshot
from credentials.standards import dates


def registry() -> dict[str, Any]:
    """Every id with name, place and page, in the shape that wallets' registries share."""
    newest = DirectorySnapshot.objects.order_by("-version").values_list("version", "created_at").first()
    known: dict[str, Any] = {}
    for entry in DirectoryEntry.objects.select_related("organization"):
        known |= dict.fromkeys(entry.ids, _one(entry))
    meta = {"version": newest[0], "created": dates.write(newest[1])} if newest else {"version": 0}
    return {"registry": known, "meta": meta}


def published(row: DirectorySnapshot) -> dict[str, Any]:
    """A version with its signature: Ed25519 over the canonical form (RFC 8785) of `content`."""
    return {
        "content": row.content,
        "sha256": row.sha256,
        "signature": row.signature,
        "key": {
            "id": f"{did_of(None)}#{row.signing_key.name}",
            "publicKeyMultibase": row.signing_key.public_multibase,
        },
    }


def _one(entry: DirectoryEntry) -> dict[str, Any]:
    page = origin() + reverse("credentials:source", args=[entry.pk])
    website = entry.organization.website if entry.organization else ""
    facts = {"name": entry.name, "location": entry.place, "url": website or page, "entry": page}
    return facts | ({"closed": entry.closed_on.isoformat()} if entry.closed_on else {})
