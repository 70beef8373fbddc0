"""Proofs that travel: one line, its way up to a signed head, and that head."""

from datetime import datetime
from typing import Any

from credentials.models import IssuedCredential, LogEntry, LogHead
from credentials.selectors import log_nodes
from credentials.standards import log_tree
from credentials.standards.log_tree import checking, travelling
from credentials.standards.log_tree.tree import Gap


def newest() -> LogHead | None:
    """The newest head."""
    return LogHead.objects.order_by("-number").first()


def head_of(position: int) -> LogHead | None:
    """The first head that covers a line: the one that proves most about its time."""
    return (
        LogHead.objects.select_related("signing_key")
        .filter(tree_size__gt=position)
        .order_by("number")
        .first()
    )


def inclusion(entry: LogEntry, head: LogHead) -> dict[str, Any]:
    """One line with its audit path to a head that covers it; digests in hex. Raises `ValueError` or `Gap`."""
    path = log_nodes.tree(head.tree_size).inclusion(entry.position)
    return {
        "leaf_index": entry.position,
        "entry": bytes(entry.entry).hex(),
        "leaf_hash": bytes(entry.leaf_hash).hex(),
        "tree_size": head.tree_size,
        "audit_path": [one.hex() for one in path],
        "head": head.document,
    }


def holds(proof: dict[str, Any]) -> bool:
    """Does a proof of ours lead from its entry to the root of its head? Never believes the row, always the hashes."""
    leaf = log_tree.leaf_hash(bytes.fromhex(proof["entry"]))
    path = [bytes.fromhex(one) for one in proof["audit_path"]]
    return checking.includes(
        leaf, proof["leaf_index"], proof["tree_size"], path, bytes.fromhex(proof["head"]["root"])
    )


def bundle(credential: IssuedCredential) -> dict[str, Any]:
    """Everything with which a holder proves, without us, that and when a record came into the log.

    For each line: what it stands for, the salt, entry, audit path and head; `head` is None until the next head is
    signed (ten minutes at most). Raises `Gap`.
    """
    lines = [_line(entry) for entry in credential.log_entries.order_by("position")]
    return {"type": travelling.FORMAT, "version": 1, "sha256": credential.sha256, "lines": lines}


def _line(entry: LogEntry) -> dict[str, Any]:
    told = {"deed": entry.deed, "salt": bytes(entry.salt).hex()}
    head = head_of(entry.position)
    if head is not None:
        return told | inclusion(entry, head)
    own = {"leaf_index": entry.position, "entry": bytes(entry.entry).hex()}
    return told | own | {"leaf_hash": bytes(entry.leaf_hash).hex(), "audit_path": [], "head": None}


def signed_before(credential: IssuedCredential, moment: datetime) -> bool:
    """Does a head from before a moment prove that exactly these bytes were signed by then?

    The time is that of the head, signed and chained; the hour in the entry and the times of rows are words of ours.
    """
    entry = credential.log_entries.filter(deed="signed").order_by("position").first()
    head = head_of(entry.position) if entry else None
    if entry is None or head is None or head.timestamp >= moment:
        return False
    digest = bytes.fromhex(credential.sha256)
    if log_tree.read(bytes(entry.entry)).commitment != log_tree.commit(bytes(entry.salt), digest):
        return False
    try:
        return holds(inclusion(entry, head))
    except (Gap, ValueError):
        return False
