"""Appending to the issuance log, in the transaction of the signing: no record leaves without its entry."""

import os

from django.db import transaction

from core.clock import now
from core.encryption import fingerprint
from credentials.models import IssuedCredential, LogEntry
from credentials.services import locks
from credentials.standards import log_tree


def hold() -> None:
    """Become the one writer until the transaction ends.

    Verbs that sign or cancel take this lock before any row: two of them can wait for each other, never in a circle.
    """
    locks.hold("log")


@transaction.atomic
def append(credential: IssuedCredential, *, deed: str) -> LogEntry:
    """Append one leaf (RFC 6962 section 2.1). One writer at a time, so that positions have no gaps."""
    hold()
    last = LogEntry.objects.order_by("-position").values_list("position", flat=True).first()
    salt = os.urandom(32)
    entry = log_tree.entry(now(), os.urandom(16), _secret(credential), salt, bytes.fromhex(credential.sha256))
    return LogEntry.objects.create(
        position=0 if last is None else last + 1,
        credential=credential,
        deed=deed,
        entry=entry,
        leaf_hash=log_tree.leaf_hash(entry),
        salt=salt,
    )


def _secret(credential: IssuedCredential) -> bytes:
    """By this the organization knows its own entries; strangers cannot count one college's signings."""
    return fingerprint(str(credential.source_id), purpose="credentials.log")
