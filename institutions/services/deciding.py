"""What a registrar decides about one document: whose it is, or that it is set aside."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from core.errors import Cause, PortalError
from institutions.enums import Decision, ImportState, MatchClass
from institutions.models import ImportDocument, TranscriptImport
from institutions.services import rows
from institutions.workflow import DOCUMENT, IMPORT


@transaction.atomic
def resolve(document: ImportDocument, *, choice: Person | None, by: Person) -> ImportDocument:
    """Say which of the offered people the document is about, or with None that it is none of them.

    Raises `MoveRefused` when the document has moved on, and PortalError `ID.NOT_OFFERED` for anyone else.
    """
    held = _held(document, by)
    if choice and not held.candidates.filter(person=choice).exists():
        raise PortalError("ID.NOT_OFFERED", Cause.YOUR_FILE, _("Choose one of the people on the list."))
    DOCUMENT.apply(held, "resolve")
    _decide(held, choice, by)
    held.person = choice
    held.match_class = held.match_class or MatchClass.NEW
    held.save()
    sentence = "institutions.resolved" if choice else "institutions.resolved_new"
    ledger.write(
        sentence, by=by, about=choice, organization=held.import_file.organization, target=held.import_file
    )
    return held


def _held(document: ImportDocument, by: Person) -> ImportDocument:
    held = ImportDocument.objects.select_for_update(of=("self",)).select_related("import_file__organization")
    found = held.get(pk=document.pk)
    if not by.has_perm("institutions.review_import", found):
        raise PermissionDenied
    return found


def _decide(document: ImportDocument, choice: Person | None, by: Person) -> None:
    when = now()
    # Refusals first: at no moment may two people hold the same document.
    others = document.candidates.exclude(person=choice) if choice else document.candidates.all()
    others.update(decision=Decision.NOT_THIS, decided_by=by, decided_at=when)
    if choice:
        document.candidates.filter(person=choice).update(
            decision=Decision.ATTACHED, decided_by=by, decided_at=when
        )


@transaction.atomic
def set_aside(document: ImportDocument, *, by: Person) -> ImportDocument:
    """Keep a document out of the academic record; it can be brought back."""
    held = _move(document, "set_aside", "institutions.set_aside", by)
    held.person = None
    held.save()
    rows.settle(held.import_file)
    return held


@transaction.atomic
def bring_back(document: ImportDocument, *, by: Person) -> ImportDocument:
    """Undo `set_aside`; the document asks for its decision again."""
    held = _move(document, "bring_back", "institutions.brought_back", by)
    if held.import_file.state == ImportState.DONE:
        IMPORT.apply(held.import_file, "reopen")
        held.import_file.save()
    return held


def _move(document: ImportDocument, move: str, sentence: str, by: Person) -> ImportDocument:
    held = _held(document, by)
    DOCUMENT.apply(held, move)
    held.save()
    ledger.write(sentence, by=by, organization=held.import_file.organization, target=held.import_file)
    return held


@transaction.atomic
def retry(document: ImportDocument, *, by: Person) -> ImportDocument:
    """Put a document that a fault of ours stopped back to its last good state."""
    held = _held(document, by)
    stage = _last_good(held)
    DOCUMENT.apply(held, f"retry_{stage}")
    held.attempts, held.last_error_class = 0, ""
    held.issues.filter(code="POST.FAILED").delete()
    held.save()
    _go_back(held.import_file, "post" if stage == "deliver" else stage)
    ledger.write("institutions.retried", by=by, organization=held.import_file.organization, target=held)
    return held


def _last_good(document: ImportDocument) -> str:
    if document.transcript_id:
        return "deliver"
    if not document.outcome:
        return "read"
    return "post" if document.match_class else "match"


def _go_back(file: TranscriptImport, stage: str) -> None:
    IMPORT.apply(file, f"{stage}_again")
    file.finished_at = None
    file.save()
