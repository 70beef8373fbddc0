"""Printed copies: asked for once, made once, however often a worker dies on the way."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import structlog
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from core.codes import short_code
from core.errors import help_code
from credentials.services import pdf_signing
from passport import digests
from passport.enums import ExportStage, ExportState
from passport.models import Export, Share
from passport.pdf import paper
from passport.services import papers

log = structlog.get_logger(__name__)
#: How long a copy waits for its owner.
KEEP = timedelta(days=30)
#: A row that has not moved for this long is offered to another worker; a live one keeps its lock and refuses.
QUIET = timedelta(seconds=45)
MOST_ATTEMPTS = 3


@transaction.atomic
def request(
    person: Person,
    *,
    share: Share | None = None,
    language: str = "en",
    size: str = "letter",
    by: Person | None = None,
) -> Export:
    """Ask for a printed copy of the passport, or of one share. Asking again while one is being made gives that one.

    Raises PermissionDenied for anyone but the learner.
    """
    if (by or person) != person or (share is not None and share.person_id != person.pk):
        raise PermissionDenied
    waiting = (
        Export.objects.of(person).unfinished().filter(share=share, language=language, paper=size).first()
    )
    if waiting:
        return waiting
    code = short_code()
    export = Export.objects.create(
        person=person,
        share=share,
        language=language,
        paper=size,
        code=code,
        code_digest=digests.of_code(code),
    )
    ledger.write("passport.export_asked", by=person, about=person, target=export)
    return export


def make(export: Export) -> Export:
    """Make the copy unless it is made or another worker holds it; safe to call any number of times.

    A worker that dies leaves an unfinished row and a free lock: the next call starts anew, and only the last
    step, one transaction, turns the row to ready.
    """
    with _alone(export) as mine:
        if mine and _begin(export):
            _try(export)
    export.refresh_from_db()
    return export


def _try(export: Export) -> None:
    try:
        made = _draw(export)
    except Exception as error:
        # Whatever went wrong, the learner reads a code and the row leaves the queue after a few tries.
        log.exception("export_failed", export=str(export.pk))
        _fail(export, error)
    else:
        _finish(export, made)


@contextmanager
def _alone(export: Export) -> Iterator[bool]:
    """Hold the copy's lock in the database session: it falls free with the connection, so with the worker."""
    key = int.from_bytes(
        hashlib.sha256(b"passport.export" + export.pk.bytes).digest()[:8], "big", signed=True
    )
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [key])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [key])


def _begin(export: Export) -> bool:
    rows = Export.objects.of(export.person_id).unfinished().filter(pk=export.pk)
    begun = rows.update(
        state=ExportState.WORKING,
        stage=ExportStage.GATHERING,
        done=0,
        attempts=F("attempts") + 1,
        updated_at=now(),
    )
    export.refresh_from_db()
    return bool(begun)


def _draw(export: Export) -> paper.Made:
    wanted = papers.wanted(
        export, told=lambda done, total: _progress(export, ExportStage.CHECKING, done, total)
    )
    _progress(export, ExportStage.SETTING, export.total, export.total)
    made = paper.make(wanted)
    return replace(made, data=pdf_signing.sign(made.data))


def _progress(export: Export, stage: ExportStage, done: int, total: int) -> None:
    export.stage, export.done, export.total = stage, done, total
    Export.objects.of(export.person_id).filter(pk=export.pk).update(
        stage=stage, done=done, total=total, updated_at=now()
    )


def _finish(export: Export, made: paper.Made) -> None:
    # The name comes from the id: a second try writes over the first one's file instead of leaving it behind.
    name = f"exports/{export.pk}.pdf"
    default_storage.delete(name)
    stored = default_storage.save(name, ContentFile(made.data))
    with transaction.atomic():
        row = Export.objects.of(export.person_id).select_for_update(of=("self",)).get(pk=export.pk)
        row.state, row.stage, row.pages = ExportState.READY, ExportStage.DONE, made.pages
        row.file, row.sha256, row.ready_at = stored, hashlib.sha256(made.data).hexdigest(), now()
        row.save()
        ledger.write("passport.export_ready", by=None, about=row.person, target=row)


def _fail(export: Export, error: Exception) -> None:
    export.refresh_from_db()
    over = export.attempts >= MOST_ATTEMPTS
    export.state = ExportState.FAILED if over else ExportState.QUEUED
    export.help_code = help_code(f"export.{type(error).__name__}", reference=str(export.pk)) if over else ""
    export.save()


def lost() -> list[Export]:
    """Copies that nobody seems to be making: never picked up, or their worker died."""
    rows = Export.objects.unscoped(reason="sweep of unfinished copies").unfinished()
    return list(rows.filter(updated_at__lt=now() - QUIET))


@transaction.atomic
def forget_old() -> int:
    """Delete copies after 30 days, file and row; returns how many."""
    old = list(Export.objects.unscoped(reason="retention").filter(created_at__lt=now() - KEEP))
    for export in old:
        if export.file:
            default_storage.delete(export.file)
        export.delete()
    return len(old)


def read(export: Export) -> bytes:
    """The bytes of a ready copy, unsealed."""
    with default_storage.open(export.file) as file:
        return bytes(file.read())
