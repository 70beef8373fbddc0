"""Celery: fetch the row, call one verb. Names and data stay out of the arguments."""

from celery import shared_task
from django.db import InterfaceError, OperationalError, transaction

from institutions.models import TranscriptImport
from institutions.services import imports, waiting
from institutions.services.scanners import CouldNotScanError

#: The database restarts, the scanner sleeps: some seconds later it may not; after that the sweep comes.
_PASSING = (OperationalError, InterfaceError, CouldNotScanError)


@shared_task(
    autoretry_for=_PASSING,
    retry_backoff=1,
    retry_backoff_max=60,
    retry_jitter=True,
    max_retries=5,
    acks_late=True,
    reject_on_worker_lost=True,
)
def advance(*, import_id: str) -> None:
    """Take a file as far as the pipeline can."""
    imports.advance(TranscriptImport.objects.get(pk=import_id))


@shared_task
def sweep() -> None:
    """Queue files whose next step was lost."""
    for import_id in imports.stale():
        advance.delay(import_id=str(import_id))


@shared_task
def look_again() -> None:
    """Look whether learners have come for whom records wait."""
    for file in TranscriptImport.objects.filter(documents__state="waiting").distinct().iterator():
        waiting.look_again(file)


def begin(import_: TranscriptImport) -> None:
    """Queue a file once the caller's transaction is committed; a broker that is away is the sweep's business."""
    transaction.on_commit(lambda: advance.delay(import_id=str(import_.pk)), robust=True)
