"""Reading the issuance log: the public's view of it, and the proof that the holder of a record has."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from credentials.models import IssuedCredential, LogEntry
from credentials.standards import log_tree


@dataclass(frozen=True)
class PublicLine:
    """One line of the log as anyone may read it; hours, because a minute could tell who was graded together."""

    number: int
    hour: datetime
    commitment: str
    leaf_hash: str


@dataclass(frozen=True)
class Proof:
    """What the holder of a record needs to find its line: sha256(salt ‖ sha256(file)) is the line's mark."""

    number: int
    deed: str
    salt: str
    commitment: str


def entries() -> QuerySet[LogEntry]:
    """All lines, newest first, without what is kept for holders."""
    return LogEntry.objects.only("position", "entry", "leaf_hash").order_by("-position")


def length() -> int:
    """How many lines there are: positions have no gaps."""
    last = LogEntry.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def line(entry: LogEntry) -> PublicLine:
    """One line for the public page; numbers begin at 1."""
    leaf = log_tree.read(bytes(entry.entry))
    return PublicLine(entry.position + 1, leaf.hour, leaf.commitment.hex(), bytes(entry.leaf_hash).hex())


def proofs(credential: IssuedCredential) -> list[Proof]:
    """The lines of one record, oldest first; only for whoever holds the record."""
    return [_proof(entry) for entry in credential.log_entries.order_by("position")]


def _proof(entry: LogEntry) -> Proof:
    leaf = log_tree.read(bytes(entry.entry))
    return Proof(
        entry.position + 1, str(entry.get_deed_display()), bytes(entry.salt).hex(), leaf.commitment.hex()
    )
