"""Appending to the issuance log, in the transaction of the signing: no record leaves without its entry."""

import os
from collections.abc import Sequence

from django.db import transaction

from core.clock import now
from core.copying import copy_in
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
    return append_many([credential], deed=deed)[0]


@transaction.atomic
def append_many(credentials: Sequence[IssuedCredential], *, deed: str) -> list[LogEntry]:
    """Append a leaf for each record of one source, in this order, with one question for the last position."""
    hold()
    last = LogEntry.objects.order_by("-position").values_list("position", flat=True).first()
    first = 0 if last is None else last + 1
    secret = _secret(credentials[0]) if credentials else b""
    return copy_in(
        _leaf(credential, deed, first + number, secret) for number, credential in enumerate(credentials)
    )


def _leaf(credential: IssuedCredential, deed: str, position: int, secret: bytes) -> LogEntry:
    salt = os.urandom(32)
    entry = log_tree.entry(now(), os.urandom(16), secret, salt, bytes.fromhex(credential.sha256))
    return LogEntry(
        position=position,
        credential=credential,
        deed=deed,
        entry=entry,
        leaf_hash=log_tree.leaf_hash(entry),
        salt=salt,
    )


def _secret(credential: IssuedCredential) -> bytes:
    """By this the organization knows its own entries; strangers cannot count one college's signings."""
    return fingerprint(str(credential.source_id), purpose="credentials.log")
