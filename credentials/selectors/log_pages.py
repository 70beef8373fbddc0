"""What the pages of the log show: every word about a proof is the outcome of a check made for this very page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from credentials.models import LogEntry, LogHead
from credentials.selectors import log_proofs
from credentials.standards import log_tree
from credentials.standards.errors import Malformed
from credentials.standards.log_tree import heads
from credentials.standards.log_tree.tree import Gap
from credentials.standards.public_keys import PublicKey


@dataclass(frozen=True)
class Proven:
    """One line under the first head that covers it; `path` is None where lines are missing."""

    head: LogHead
    path: list[str] | None
    leads_up: bool
    signed: bool

    @property
    def holds(self) -> bool:
        return self.leads_up and self.signed


@dataclass(frozen=True)
class Seal:
    """One head of the history: is its signature good, and does it follow the one before it?"""

    head: LogHead
    root: str
    signed: bool
    follows: bool


@dataclass(frozen=True)
class Parts:
    """An entry taken apart, in hex."""

    nonce: str
    tag: str


def proven(entry: LogEntry) -> Proven | None:
    """The proof of a line, checked now; None until the next head is signed."""
    head = log_proofs.head_of(entry.position)
    if head is None:
        return None
    try:
        proof: dict[str, Any] = log_proofs.inclusion(entry, head)
    except Gap:
        return Proven(head, None, False, is_signed(head))
    return Proven(head, proof["audit_path"], log_proofs.holds(proof), is_signed(head))


def chain(shown: Sequence[LogHead]) -> list[Seal]:
    """The heads of one page, newest first, each beside the one before it, in one more query."""
    before = {head.number: head for head in shown}
    oldest = min(before, default=1) - 1
    if oldest:
        before |= {head.number: head for head in LogHead.objects.filter(number=oldest)}
    return [_seal(head, before.get(head.number - 1)) for head in shown]


def _seal(head: LogHead, before: LogHead | None) -> Seal:
    follows = head.number == 1 if before is None else _follows(head, before)
    return Seal(head, bytes(head.root).hex(), is_signed(head), follows)


def _follows(head: LogHead, before: LogHead) -> bool:
    try:
        return heads.follows(head.document, before.document)
    except Malformed:
        return False


def is_signed(head: LogHead) -> bool:
    """Is what the head says signed by its key, and is it what the row says?"""
    key = PublicKey.of_multikey(head.signing_key.public_multibase)
    same = (head.document["tree_size"], head.document["root"]) == (head.tree_size, bytes(head.root).hex())
    return same and heads.is_signed(head.document, key)


def parts(entry: LogEntry) -> Parts:
    """Nonce and source tag of an entry."""
    leaf = log_tree.read(bytes(entry.entry))
    return Parts(leaf.nonce.hex(), leaf.source_tag.hex())
