"""The directory written out: every fact that a verdict rests on, so that a version of long ago can be read again."""

from typing import Any

from credentials.addresses import did_of
from credentials.enums import KeyPurpose
from credentials.models import DirectoryEntry, DirectoryScope, SigningKey
from credentials.selectors.documents import did_document
from credentials.standards import pins
from credentials.standards.log_tree.travelling import FORMAT as LOG_PROOF
from credentials.standards.receipts import FORMAT as RECEIPT

#: What the portal itself signs: receipts of checks, its own documents and heads of its log, nothing about learning.
OWN_TYPES = ("SignedDocument", RECEIPT, LOG_PROOF)
OWN_NAME = "Career Passport"


def entry_facts(entry: DirectoryEntry) -> dict[str, Any]:
    """One source as it stands now: who, since when, which keys in which windows, which scopes."""
    did = did_of(entry.organization) if entry.organization else ""
    return {
        "entry": str(entry.pk),
        "ids": entry.ids,
        "name": entry.name,
        "legal_name": entry.legal_name,
        "kind": entry.organization.kind if entry.organization else "",
        "place": entry.place,
        "since": _day(entry.since),
        "closed_on": _day(entry.closed_on),
        "custodian": entry.custodian_name,
        "evidence": entry.evidence,
        "documents": entry.documents | ({did: did_document(entry.organization)} if did else {}),
        "keys": [_key(did, key) for key in _keys(entry)],
        "scopes": [_scope(scope) for scope in entry.scopes.all() if scope.approved_at],
        "status_authorities": entry.status_authorities,
    }


def portal_facts() -> dict[str, Any]:
    """The portal in the shape of a source: whose receipts and documents these are, and with which keys."""
    did = did_of(None)
    keys = list(SigningKey.objects.of(None).published().order_by("created_at"))
    documents = [key for key in keys if key.purpose == KeyPurpose.DOCUMENT]
    pinned = {key.pk: pins.of_multikey(key.public_multibase) for key in documents}
    scope = {"types": list(OWN_TYPES), "fields": [], "levels": [], "place": ""}
    return {
        "entry": "",
        "ids": [did, *pinned.values()],
        "name": OWN_NAME,
        "closed_on": None,
        "custodian": "",
        "documents": {did: did_document(None)},
        # A certificate says nothing of the key's name: documents are known by the key itself.
        "keys": [_key(did, key) | ({"method": pinned[key.pk]} if key.pk in pinned else {}) for key in keys],
        "scopes": [scope | {"starts_on": None, "ends_on": None, "evidence": ""}],
        "status_authorities": [],
    }


def _keys(entry: DirectoryEntry) -> list[SigningKey]:
    """Planned keys are no fact yet."""
    keys = entry.organization.signing_keys.all() if entry.organization else []
    return sorted((key for key in keys if key.state != "planned"), key=lambda key: key.created_at)


def _key(did: str, key: SigningKey) -> dict[str, Any]:
    return {
        "method": f"{did}#{key.name}",
        "key": key.public_multibase,
        "purpose": key.purpose,
        "state": key.state,
        "starts": _moment(key.active_from),
        "ends": _moment(key.retired_at),
        "lost": _moment(key.revoked_at),
    }


def _scope(scope: DirectoryScope) -> dict[str, Any]:
    return {
        "types": scope.achievement_types,
        "fields": scope.fields,
        "levels": scope.levels,
        "place": scope.place,
        "starts_on": _day(scope.starts_on),
        "ends_on": _day(scope.ends_on),
        "evidence": scope.evidence,
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _moment(value: Any) -> str | None:
    # To the microsecond: a key that signed and was retired within one second would read as ended before.
    return value.isoformat() if value else None
