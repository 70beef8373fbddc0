"""Appending to the issuance log, in the transaction of the signing: no record leaves without its entry."""

import os
from collections.abc import Sequence

from django.db import transaction

from core.clock import now
from core.copying import copy_in
from credentials.models import IssuedCredential, LogEntry
from credentials.selectors import log as reading
from credentials.services import locks, log_heads, log_nodes
from credentials.standards import log_tree
from credentials.standards.log_tree.tree import BLOCK


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
    secret = reading.secret_of(credentials[0].source_id) if credentials else b""
    made = copy_in(
        _leaf(credential, deed, first + number, secret) for number, credential in enumerate(credentials)
    )
    _grown(first, first + len(made))
    return made


def _grown(before: int, size: int) -> None:
    """What a longer log brings with it: remembered nodes, and a head at each thousand."""
    if before // BLOCK != size // BLOCK:
        log_nodes.remember(size)
    log_heads.sign_if_due(before, size)


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
