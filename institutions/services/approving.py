"""The registrar answers for what is posted in the college's name."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from institutions.enums import DocumentState, ImportState
from institutions.models import TranscriptImport
from institutions.workflow import IMPORT


@transaction.atomic
def approve(import_: TranscriptImport, *, by: Person | None) -> int:
    """Release every document that is ready; those that wait for a decision stay. Returns how many were released.

    `by` is None for an operator's command. Raises PermissionDenied for anyone but the college's registrar and
    `MoveRefused` when the file does not wait for review.
    """
    held = (
        TranscriptImport.objects.select_for_update(of=("self",))
        .select_related("organization")
        .get(pk=import_.pk)
    )
    if by and not by.has_perm("institutions.approve_import", held):
        raise PermissionDenied
    IMPORT.check(held, "approve")
    count = held.documents.ready().update(state=DocumentState.APPROVED)
    if not count:
        return 0
    IMPORT.apply(held, "approve")
    held.approved_by, held.approved_at = by, now()
    held.save()
    ledger.write("institutions.approved", by=by, organization=held.organization, target=held, count=count)
    import_.state = ImportState(held.state)
    return count
