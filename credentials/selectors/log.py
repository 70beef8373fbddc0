"""Reading the issuance log: the public's view of it, and the proof that the holder of a record has."""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from core.codes import read_code
from core.encryption import fingerprint
from credentials.models import IssuedCredential, LogEntry, LogHead
from credentials.selectors import log_nodes, log_proofs
from credentials.standards import log_tree

length = log_nodes.length
bundle = log_proofs.bundle
_PROOF_CODE = re.compile(r"(?P<number>[0-9]{1,18})-(?P<salt>[0-9a-f]{64})\Z", re.ASCII)


@dataclass(frozen=True)
class PublicLine:
    """One line of the log as anyone may read it; hours, because a minute could tell who was graded together."""

    number: int
    hour: datetime
    commitment: str
    leaf_hash: str
    entry: str


@dataclass(frozen=True)
class Proof:
    """What the holder of a record needs to find its line: sha256(salt ‖ sha256(file)) is the line's mark."""

    number: int
    deed: str
    salt: str
    commitment: str

    @property
    def code(self) -> str:
        """The proof code: number and salt in one, for the search."""
        return f"{self.number}-{self.salt}"


def entries() -> QuerySet[LogEntry]:
    """All lines, newest first, without what is kept for holders."""
    return LogEntry.objects.only("position", "entry", "leaf_hash").order_by("-position")


def line(entry: LogEntry) -> PublicLine:
    """One line for the public page; numbers begin at 1."""
    data = bytes(entry.entry)
    leaf = log_tree.read(data)
    return PublicLine(
        entry.position + 1, leaf.hour, leaf.commitment.hex(), bytes(entry.leaf_hash).hex(), data.hex()
    )


def proofs(credential: IssuedCredential) -> list[Proof]:
    """The lines of one record, oldest first; only for whoever holds the record."""
    return [_proof(entry) for entry in credential.log_entries.order_by("position")]


def _proof(entry: LogEntry) -> Proof:
    leaf = log_tree.read(bytes(entry.entry))
    return Proof(
        entry.position + 1, str(entry.get_deed_display()), bytes(entry.salt).hex(), leaf.commitment.hex()
    )


def find(typed: str) -> list[int]:
    """Numbers of the lines that a proof code, a line number or the short code of a record stands for."""
    words = "".join(typed.split()).lower()[:100]
    if code := _PROOF_CODE.match(words):
        return _of_proof_code(int(code["number"]), bytes.fromhex(code["salt"]))
    # Eight digits could be either: a line that is there goes first.
    if words.isascii() and words.isdigit() and 0 < int(words) <= length():
        return [int(words)]
    rows = LogEntry.objects.filter(credential__code=read_code(words)) if 0 < len(words) <= 12 else None
    return [one + 1 for one in rows.order_by("position").values_list("position", flat=True)] if rows else []


def _of_proof_code(number: int, salt: bytes) -> list[int]:
    row = LogEntry.objects.filter(position=number - 1).first()
    return [number] if row and hmac.compare_digest(bytes(row.salt), salt) else []


def newest_head() -> dict[str, Any] | None:
    """Size, root and time of the newest signed head, for receipts; None before the first."""
    row = LogHead.objects.order_by("-number").only("document").first()
    return {name: row.document[name] for name in ("tree_size", "root", "timestamp")} if row else None


def secret_of(organization_id: Any) -> bytes:
    """By this (32 bytes) the organization knows its own entries; strangers cannot count one college's signings."""
    return fingerprint(str(organization_id), purpose="credentials.log")
