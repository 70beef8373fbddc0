"""The learner's ledger: write with the public key, read with the learner's own, verify the chain.

The private key is kept sealed under the portal's data key for now (docs/decisions: learners' ledger keys).
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Organization, Person
from consent import chain, sealedbox
from consent.enums import Channel, Purpose
from consent.items import Item
from consent.models import Ledger, LedgerLine
from core.clock import now, today


@dataclass(frozen=True)
class LedgerEntry:
    """One line as its learner reads it; `event` is `look` or what happened to a permission."""

    seq: int
    at: datetime
    event: str
    who: str
    role: str
    organization: str
    purpose: str
    items: tuple[dict[str, Any], ...]
    channel: str
    allowed: bool
    grant: str = ""
    notice_shown: bool = False


@dataclass(frozen=True)
class ChainVerdict:
    """Whether the chain is whole; `seq` is the number of the first broken line, `reason` a code."""

    whole: bool
    seq: int | None = None
    reason: str = ""


def record(
    learner: Person,
    *,
    who: Person | str | None,
    role: str = "",
    organization: Organization | str | None = None,
    purpose: Purpose | str = "",
    items: Iterable[Item | str] = (),
    channel: Channel | str = Channel.SCREEN,
    allowed: bool = True,
    event: str = "look",
    grant: Any = None,
    notice_shown: bool = False,
) -> None:
    """Add one line to the learner's ledger, inside the caller's transaction.

    `who` is a person, words such as "someone with the link", or None for the portal itself; `items` what was looked at,
    asked for or refused. Only the public key is used: whoever writes cannot read.
    """
    body: Any = {
        "at": now().isoformat(),
        "event": event,
        "who": str(who or ""),
        "role": str(role),
        "organization": str(organization or ""),
        "purpose": str(purpose),
        "items": [item.as_json() if isinstance(item, Item) else {"words": str(item)} for item in items],
        "channel": str(channel),
        "allowed": allowed,
        "grant": str(grant.pk) if grant else "",
        "notice_shown": notice_shown,
    }
    _append(learner, rfc8785.dumps(body))


@transaction.atomic
def _append(learner: Person, body: bytes) -> None:
    ledger = _locked(learner)
    salt, seq, day = os.urandom(chain.SALT_BYTES), ledger.length + 1, today()
    committed = chain.commitment(salt, body)
    previous = bytes(ledger.head)
    ledger.length, ledger.head = seq, chain.line_hash(previous, seq, day, "entry", committed)
    LedgerLine.objects.create(
        ledger=ledger,
        seq=seq,
        day=day,
        kind="entry",
        commitment=committed,
        prev_hash=previous,
        line_hash=ledger.head,
        # The salt lies inside the box: in the open it would let a reader of the database guess bodies.
        sealed_body=sealedbox.close(
            salt + body, public=bytes(ledger.public_key), context=_place(ledger, seq)
        ),
    )
    ledger.save(update_fields=["length", "head"])


def _locked(learner: Person) -> Ledger:
    """The learner's ledger with its head row locked: two looks at once make two lines, one after the other."""
    if not Ledger.objects.filter(learner=learner).exists():
        private, public = sealedbox.new_pair()
        Ledger.objects.bulk_create(
            [Ledger(learner=learner, public_key=public, sealed_private_key=private.hex())],
            ignore_conflicts=True,
        )
    return Ledger.objects.select_for_update().defer("sealed_private_key").get(learner=learner)


def _place(ledger: Ledger, seq: int) -> bytes:
    return ledger.pk.bytes + seq.to_bytes(8, "big")


def read(
    learner: Person, *, by: Any, newest: int | None = None, before: int | None = None
) -> list[LedgerEntry]:
    """The learner's lines, newest first; erased ones are left out.

    `newest` limits how many, `before` begins below that line's number.

    Raises `PermissionDenied` for anyone but the learner, administrators too.
    """
    _only(learner, by)
    ledger = Ledger.objects.filter(learner=learner).first()
    if ledger is None:
        return []
    lines = LedgerLine.objects.of(learner).filter(sealed_body__isnull=False).order_by("-seq")
    lines = lines.filter(seq__lt=before) if before else lines
    return [_entry(ledger, line) for line in lines[:newest]]


def _only(learner: Person, by: Any) -> None:
    if by is None or by.pk != learner.pk:
        raise PermissionDenied


def _entry(ledger: Ledger, line: LedgerLine) -> LedgerEntry:
    _salt, body = _open(ledger, line)
    facts = json.loads(body)
    facts["at"] = datetime.fromisoformat(facts["at"])
    facts["items"] = tuple(facts["items"])
    return LedgerEntry(seq=line.seq, **facts)


def _open(ledger: Ledger, line: LedgerLine) -> tuple[bytes, bytes]:
    private = bytes.fromhex(str(ledger.sealed_private_key))
    plain = sealedbox.open_(bytes(line.sealed_body or b""), private=private, context=_place(ledger, line.seq))
    return plain[: chain.SALT_BYTES], plain[chain.SALT_BYTES :]


def verify(learner: Person) -> ChainVerdict:
    """Walk the chain from its first line and name the first that is missing, swapped or altered.

    An erased line keeps its place in the chain: its hashes still hold, its content is gone.
    """
    ledger = Ledger.objects.filter(learner=learner).first()
    if ledger is None:
        return ChainVerdict(whole=True)
    lines = list(LedgerLine.objects.of(learner).order_by("seq"))
    broken = next(_breaks(ledger, lines), None)
    return broken or ChainVerdict(whole=True)


def _breaks(ledger: Ledger, lines: Sequence[LedgerLine]) -> Iterator[ChainVerdict]:
    previous = b""
    for expected, line in enumerate(lines, start=1):
        if line.seq != expected:
            yield ChainVerdict(False, expected, "missing")
        if bytes(line.prev_hash) != previous:
            yield ChainVerdict(False, expected, "swapped")
        previous = chain.line_hash(previous, line.seq, line.day, line.kind, bytes(line.commitment))
        if bytes(line.line_hash) != previous or not _holds(ledger, line):
            yield ChainVerdict(False, expected, "altered")
    if (ledger.length, bytes(ledger.head)) != (len(lines), previous):
        yield ChainVerdict(False, len(lines) + 1, "missing")


def _holds(ledger: Ledger, line: LedgerLine) -> bool:
    """Whether the sealed body is the one that the line committed to; an erased body commits to nothing more."""
    if line.sealed_body is None:
        return True
    try:
        return chain.commitment(*_open(ledger, line)) == bytes(line.commitment)
    except sealedbox.CannotOpen:
        return False


@transaction.atomic
def erase(learner: Person, *, by: Any) -> int:
    """Remove the content of all lines, salt included; the chain stays and still verifies. Returns how many."""
    _only(learner, by)
    return LedgerLine.objects.of(learner).filter(sealed_body__isnull=False).update(sealed_body=None)
