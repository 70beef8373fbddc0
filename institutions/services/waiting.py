"""Records that wait for their learner: looked at again when accounts have come since."""

from django.db import transaction

from institutions.enums import DocumentState, ImportState
from institutions.models import ImportDocument, TranscriptImport
from institutions.selectors import candidates
from institutions.services import rows
from institutions.services.matching import match_document
from institutions.workflow import DOCUMENT, IMPORT


@transaction.atomic
def look_again(import_: TranscriptImport) -> int:
    """Judge anew every waiting document for which an account may fit by now. Returns how many there were."""
    held = rows.hold(import_, ImportState.DONE, ImportState.IN_REVIEW)
    if held is None:
        return 0
    waiting = held.documents.select_for_update().filter(state=DocumentState.WAITING)
    found = [document for document in waiting if _has_candidates(document, held)]
    for document in found:
        DOCUMENT.apply(document, "look_again")
        document.issues.filter(code="ID.NONE").delete()
        match_document(document)
    if found and held.state == ImportState.DONE:
        IMPORT.apply(held, "look_again")
        held.finished_at = None
        held.save()
    return len(found)


def _has_candidates(document: ImportDocument, import_: TranscriptImport) -> bool:
    document.import_file = import_
    return bool(candidates.find(document, import_.organization if document.is_ours else None))
