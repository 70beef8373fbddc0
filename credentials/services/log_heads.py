"""Signing heads of the log: every ten minutes, and at each thousand entries in the transaction that brings them."""

from typing import Any

from django.db import transaction

from core.clock import now
from credentials import addresses
from credentials.enums import KeyPurpose
from credentials.errors import LogChanged, NoSigningKey
from credentials.models import LogHead, SigningKey
from credentials.selectors import log_audit, log_nodes
from credentials.services import key_store, locks, snapshots
from credentials.services.key_store import CustodySigner
from credentials.standards.log_tree import heads
from credentials.standards.log_tree.tree import Gap

#: A head is signed at least at each so many entries.
EVERY = 1_000


@transaction.atomic
def sign() -> LogHead | None:
    """Sign the log as it stands now; None while it is empty.

    Raises `LogChanged` when lines under the last head are not what that head says: no head is signed over a change.
    """
    if not log_nodes.length() and not LogHead.objects.exists():
        return None
    # The key comes first: making one takes the directory's lock, and nobody waits for that with the log in hand.
    key, signer = _signer()
    locks.hold("log")
    last = LogHead.objects.order_by("-number").first()
    return _write(log_nodes.length(), last, key, signer)


def sign_if_due(before: int, size: int) -> LogHead | None:
    """Sign when the log has come to the next thousand. Without a key the ten-minute round makes it and signs."""
    if before // EVERY == size // EVERY:
        return None
    if not SigningKey.objects.of(None).active().filter(purpose=KeyPurpose.LOG).exists():
        return None
    return sign()


def _write(size: int, last: LogHead | None, key: SigningKey, signer: CustodySigner) -> LogHead:
    if last is not None:
        refuse_changed(last, size)
    moment, root = now(), _root(size)
    head = heads.Head(
        log=f"{addresses.origin()}/trust/log/",
        number=last.number + 1 if last else 1,
        size=size,
        root=root,
        at=moment,
        previous=last.sha256 if last else "",
    )
    document: dict[str, Any] = heads.sign(head, signer)
    return LogHead.objects.create(
        number=head.number,
        tree_size=size,
        root=root,
        timestamp=moment,
        document=document,
        sha256=heads.digest(document),
        signing_key=key,
    )


def refuse_changed(last: LogHead, size: int) -> None:
    """Raise `LogChanged` unless the lines under a head still have its root."""
    if size < last.tree_size or _root(last.tree_size) != bytes(last.root):
        raise LogChanged(*(log_audit.first_change() or (0, last.tree_size)))


def _root(size: int) -> bytes:
    try:
        return log_nodes.tree(size).root()
    except Gap as gap:
        raise LogChanged(gap.first, gap.end) from gap


def _signer() -> tuple[SigningKey, CustodySigner]:
    """The portal's key for the log; a directory from before there were heads gets it with a new version."""
    try:
        return key_store.signer(None, purpose=KeyPurpose.LOG)
    except NoSigningKey:
        snapshots.publish()
        return key_store.signer(None, purpose=KeyPurpose.LOG)
