"""Approved documents become the academic record, each alone, and their records are signed and delivered."""

from collections.abc import Callable
from functools import partial

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction

from audit.services import ledger
from core.errors import PortalError
from institutions.enums import DocumentState, ImportState
from institutions.models import ImportDocument, TranscriptImport
from institutions.services import issuing, numbers, originals, rows
from institutions.services.reading import chunked, profile, schemas
from institutions.signals import import_finished
from institutions.workflow import DOCUMENT
from transcripts import formats
from transcripts.formats import Piece
from transcripts.models import TranscriptDocument
from transcripts.services import posting

log = structlog.get_logger(__name__)
#: Tries of a step that a fault of ours stopped, before a person is asked.
MOST_TRIES = 5


def post(import_: TranscriptImport) -> bool:
    """Post and deliver what the registrar approved. Returns whether the file has come to rest.

    Each document is one transaction, so a killed worker loses at most the one in its hands; that one is posted anew.
    """
    for chunk in chunked(originals.pieces(import_)):
        waiting = import_.documents.filter(ordinal__in=chunk, state=DocumentState.APPROVED)
        for document in waiting.order_by("ordinal"):
            _alone(document, partial(_post, piece=chunk[document.ordinal]))
    for document in import_.documents.filter(state=DocumentState.POSTED).order_by("ordinal"):
        _alone(document, _deliver)
    return _rest(import_)


def _alone(document: ImportDocument, step: Callable[[ImportDocument], None]) -> None:
    """One step of one document in one transaction; a fault in it is counted and leaves its neighbours alone."""
    try:
        with transaction.atomic():
            held = rows.hold_document(document, document.state)
            if held:
                step(held)
                rows.at_work(held.import_file)
    except (OperationalError, InterfaceError):
        raise  # the database went away: the whole task is tried again
    except Exception as error:
        log.exception("document_post_failed", document=str(document.pk))
        _count(document, error)


@transaction.atomic
def _count(document: ImportDocument, error: Exception) -> None:
    held = rows.hold_document(document, document.state)
    if held is None:
        return
    if isinstance(error, PortalError) and held.state == DocumentState.APPROVED:
        # The record itself objects, as when another document holds this number: a person decides.
        DOCUMENT.apply(held, "send_back")
        rows.note(held, error.code)
        held.save()
        return
    held.attempts += 1
    held.last_error_class = type(error).__name__[:80]
    if held.attempts >= MOST_TRIES:
        DOCUMENT.apply(held, "give_up")
        rows.note(held, "POST.FAILED")
    held.save()


def _post(document: ImportDocument, piece: Piece) -> None:
    if document.person is None:
        DOCUMENT.apply(document, "wait")
        document.save()
        return
    _one_at_a_time(document)
    file = document.import_file
    result = formats.read(piece, schema_dir=schemas(), profile=profile(file))
    posted = posting.post(
        result,
        person=document.person,
        organization=file.organization,
        source_ref=str(document.pk),
        by=file.approved_by,
        replaces=_replaced(document),
    )
    document.transcript, document.attempts, document.last_error_class = posted, 0, ""
    DOCUMENT.apply(document, "post")
    document.save()
    numbers.remember(document)
    _tell(document)


def _replaced(document: ImportDocument) -> TranscriptDocument | None:
    """The standing version that a registrar's decision puts this one in the place of, where the number is the same."""
    if not document.issues.filter(code="DUP.ID_CONTENT_DIFFERS").exists():
        return None
    standing = TranscriptDocument.objects.standing().official().filter(person=document.person)
    return standing.filter(
        organization=document.import_file.organization, document_id=document.document_id
    ).first()


def _one_at_a_time(document: ImportDocument) -> None:
    """Two files may hold transcripts of one learner: their postings follow each other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"learner:{document.person_id}"]
        )


def _tell(document: ImportDocument) -> None:
    file = document.import_file
    ledger.write(
        "institutions.posted",
        by=file.approved_by,
        about=document.person,
        organization=file.organization,
        target=file,
    )


def _deliver(document: ImportDocument) -> None:
    _one_at_a_time(document)
    document.signed_records = issuing.issue_document(document)
    DOCUMENT.apply(document, "deliver")
    document.save()


@transaction.atomic
def _rest(import_: TranscriptImport) -> bool:
    held = rows.hold(import_, ImportState.POSTING)
    if held is None:
        return False
    left = held.documents.filter(state__in=(DocumentState.APPROVED, DocumentState.POSTED)).exists()
    if left:
        return False  # the sweep comes back for what failed
    if rows.settle(held):
        transaction.on_commit(lambda: import_finished.send(TranscriptImport, import_file=held))
    return True
