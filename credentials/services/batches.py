"""Signing many awards of one achievement: ordered whole, signed in parts, each part once or not at all (S22, U50)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now, today
from core.errors import PortalError
from credentials import batch_rows, workflow
from credentials.batch_rows import Recipient, Table
from credentials.enums import BatchState
from credentials.errors import CannotSign, SecondPersonNeeded
from credentials.models import AwardBatch, AwardBatchPart
from credentials.services import batch_parts, lists
from credentials.services.batch_parts import Line
from credentials.standards.award_facts import AwardFacts
from credentials.standards.templates import Differs

#: Rows that are signed in one transaction: under half a second, in which nobody else writes the log.
PART = 500
#: A batch in which nothing was signed for so long has lost its worker.
QUIET = timedelta(minutes=1)
#: A short code that another record already has undoes a part; it is signed again with other codes.
TRIES = 3


def read_csv(data: bytes, facts: AwardFacts) -> Table:
    """Rows and faults of a CSV file for an award; writes nothing. Faults name line, column and what to do."""
    allowed = facts.results[0].allowed if facts.results else ()
    return batch_rows.read(data, today=today(), allowed=allowed)


@transaction.atomic
def open_batch(
    source: Organization,
    *,
    kind: str,
    facts: AwardFacts,
    rows: Sequence[Recipient],
    people: Mapping[str, UUID] | None = None,
    by: Person | None,
    needs_second: bool = False,
) -> AwardBatch:
    """Order the signing of one award for many, and draw their places in the status lists.

    `people` maps a row's key to the person whom the portal knows; the others get an award without a passport.
    The value of the first result and the day come from each row, all else from `facts`. Idempotent: the same
    content is the same batch. Raises `CannotSign`, `NotAllowedToIssue` outside the directory's scope, `NoSigningKey`.
    """
    document = batch_parts.open_document(source, facts)
    lines = [_line(row, facts, (people or {}).get(row.key)) for row in rows]
    digest = _digest(document, lines)
    known = AwardBatch.objects.filter(source=source, kind=kind, digest=digest).first()
    if known is not None:
        return known
    batch_parts.refuse_wrong(source, document, lines, facts)
    batch = AwardBatch.objects.create(
        source=source,
        kind=kind,
        title=facts.title[:300],
        document=document,
        digest=digest,
        rows=len(lines),
        needs_second=needs_second,
        opened_by=by,
    )
    _lay_out(batch, lines)
    ledger.write("credentials.batch_opened", by=by, organization=source, target=batch, rows=len(lines))
    return batch


@transaction.atomic
def approve(batch: AwardBatch, *, digest: str, by: Person) -> AwardBatch:
    """A second person stands for the content whose digest they were shown. Raises `SecondPersonNeeded`, `CannotSign`."""
    row = _locked(batch)
    if row.opened_by_id == by.pk:
        raise SecondPersonNeeded
    if row.digest != digest:
        raise CannotSign("digest")
    if row.approved_by_id is None:
        row.approved_by = by
        row.save(update_fields=["approved_by", "updated_at"])
        ledger.write("credentials.batch_approved", by=by, organization=row.source, target=row)
    return row


@transaction.atomic
def start(batch: AwardBatch, *, by: Person | None) -> AwardBatch:
    """Let the signing begin; workers take the parts. Raises `SecondPersonNeeded` before the approval."""
    row = _locked(batch)
    if row.needs_second and row.approved_by_id is None:
        raise SecondPersonNeeded
    workflow.BATCH.apply(row, "start")
    row.save(update_fields=["state", "updated_at"])
    ledger.write("credentials.batch_started", by=by, organization=row.source, target=row)
    return row


@transaction.atomic
def discard(batch: AwardBatch, *, by: Person) -> None:
    """Forget an order of which nothing was signed, with the rows in it. Raises `MoveRefused` once it was started."""
    row = _locked(batch)
    workflow.BATCH.check(row, "discard")
    ledger.write("credentials.batch_discarded", by=by, organization=row.source, target=row, rows=row.rows)
    row.delete()


def run(batch: AwardBatch) -> int:
    """Sign parts until none waits; returns how many awards this caller signed.

    Several callers share the parts; what a killed one left is signed by the next. A batch that cannot go on is
    stopped, with the reason on its row and in the history.
    """
    signed = 0
    try:
        while (done := sign_part(batch)) is not None:
            signed += done
    except Differs:
        _stop(batch, "template_differs")
    except PortalError as error:
        _stop(batch, error.code)
    return signed


def sign_part(batch: AwardBatch) -> int | None:
    """Sign the next part that nobody works on; how many awards, or None when no part waits."""
    for left in reversed(range(TRIES)):
        try:
            return _sign_part(batch)
        except IntegrityError:
            if not left:
                raise
    return None


@transaction.atomic
def _sign_part(batch: AwardBatch) -> int | None:
    row = AwardBatch.objects.select_related("source", "opened_by").get(pk=batch.pk)
    if row.state != BatchState.SIGNING:
        return None
    part = row.parts.filter(done_at=None).select_for_update(skip_locked=True).order_by("number").first()
    if part is None:
        _finish(row)
        return None
    signed = batch_parts.sign(row, part)
    part.done_at, part.rows, part.places = now(), [], []
    part.save(update_fields=["done_at", "rows", "places", "updated_at"])
    return len(signed)


def _finish(batch: AwardBatch) -> None:
    row = _locked(batch)
    if row.state == BatchState.SIGNING and not row.parts.filter(done_at=None).exists():
        workflow.BATCH.apply(row, "finish")
        row.save(update_fields=["state", "updated_at"])
        ledger.write("credentials.batch_done", by=None, organization=row.source, target=row, rows=row.rows)


@transaction.atomic
def _stop(batch: AwardBatch, reason: str) -> None:
    row = _locked(batch)
    if row.state == BatchState.SIGNING:
        workflow.BATCH.apply(row, "stop")
        row.stopped_for = reason[:80]
        row.save(update_fields=["state", "stopped_for", "updated_at"])
        ledger.write(
            "credentials.batch_stopped", by=None, organization=row.source, target=row, reason=reason[:80]
        )


def _locked(batch: AwardBatch) -> AwardBatch:
    return AwardBatch.objects.select_for_update(of=("self",)).select_related("source").get(pk=batch.pk)


def _line(row: Recipient, facts: AwardFacts, person: UUID | None) -> Line:
    day = row.awarded_on or (facts.awarded_at.date() if facts.awarded_at else today())
    result = row.result or (facts.results[0].value if facts.results else "")
    return Line(row.key, str(person or ""), row.email, day.isoformat(), result if facts.results else "")


def _digest(document: object, lines: Sequence[Line]) -> str:
    content = json.dumps([document, [_row(line) for line in lines]], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _row(line: Line) -> list[str]:
    return [line.key, line.person, line.email, line.awarded, line.result]


def _lay_out(batch: AwardBatch, lines: Sequence[Line]) -> None:
    places = [
        [str(place.pk), place.status_list.number, place.index]
        for place in lists.draw_many(batch.source, len(lines))
    ]
    cuts = range(0, len(lines), PART)
    AwardBatchPart.objects.bulk_create(
        AwardBatchPart(
            batch=batch,
            number=number,
            rows=[_row(line) for line in lines[cut : cut + PART]],
            places=places[cut : cut + PART],
        )
        for number, cut in enumerate(cuts)
    )
