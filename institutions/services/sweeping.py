"""Files whose next step was lost with a killed worker or a lost message."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from core.clock import now
from institutions.models import TranscriptImport

#: A file at work is touched with every chunk; one that was not touched for this long has nobody at work.
QUIET = timedelta(seconds=45)


@transaction.atomic
def stale() -> list[UUID]:
    """Files that the pipeline should be working on and is not. Asking marks them, so that each is queued once."""
    quiet = TranscriptImport.objects.moving().filter(updated_at__lt=now() - QUIET)
    found = list(quiet.select_for_update(skip_locked=True).values_list("pk", flat=True)[:200])
    TranscriptImport.objects.filter(pk__in=found).update(updated_at=now())
    return found
