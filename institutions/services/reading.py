"""Splitting a file into documents and reading each of them; one that fails does not stop the next."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import structlog
from django.conf import settings
from django.db import OperationalError, transaction

from core.encryption import fingerprint
from institutions import identifiers
from institutions.enums import DocumentState, ImportState, Outcome
from institutions.models import ImportDocument, SenderProfile, TranscriptImport
from institutions.models.import_document import HOLDS_NUMBER
from institutions.selectors import organizations
from institutions.services import originals, rows
from institutions.workflow import DOCUMENT, IMPORT
from transcripts import formats, reports
from transcripts.formats import Piece, Profile, ReadResult, model
from transcripts.formats.duplicates import key_of

log = structlog.get_logger(__name__)
#: Documents in one transaction: few enough that the page sees progress, enough to be quick.
CHUNK = 50


@transaction.atomic
def split(import_: TranscriptImport) -> bool:
    """Give every document of the file its row. Returns whether this call did the work."""
    held = rows.hold(import_, ImportState.CLEAN)
    if held is None:
        return False
    found = (_place(held, piece) for piece in originals.pieces(held))
    ImportDocument.objects.bulk_create(found, batch_size=500, ignore_conflicts=True)
    IMPORT.apply(held, "begin_reading")
    rows.touch(held)
    return True


def _place(import_: TranscriptImport, piece: Piece) -> ImportDocument:
    return ImportDocument(
        import_file=import_,
        ordinal=piece.ordinal,
        byte_from=piece.byte_from,
        byte_to=piece.byte_to,
        raw_sha256=piece.sha256,
    )


def read(import_: TranscriptImport) -> bool:
    """Validate, parse and judge the documents that wait, a chunk in each transaction.

    What a killed worker had not committed is read again. Returns False when another worker has the file.
    """
    for chunk in chunked(originals.pieces(import_)):
        if not _read_chunk(import_, chunk):
            return False
    with transaction.atomic():
        held = rows.hold(import_, ImportState.READING)
        if held and not held.documents.filter(state=DocumentState.SPLIT).exists():
            IMPORT.apply(held, "begin_matching")
            rows.touch(held)
    return held is not None


def chunked(pieces: Iterable[Piece]) -> Iterator[dict[int, Piece]]:
    """Pieces by their place in the file, some at a time."""
    stream = iter(pieces)
    while chunk := {piece.ordinal: piece for piece in islice(stream, CHUNK)}:
        yield chunk


@transaction.atomic
def _read_chunk(import_: TranscriptImport, chunk: dict[int, Piece]) -> bool:
    held = rows.hold(import_, ImportState.READING)
    if held is None:
        return False
    waiting = held.documents.select_for_update().filter(ordinal__in=chunk, state=DocumentState.SPLIT)
    done = 0
    for document in waiting.order_by("ordinal"):
        _read_alone(document, chunk[document.ordinal], held)
        done += 1
    if done:
        rows.touch(held)
    return True


def _read_alone(document: ImportDocument, piece: Piece, import_: TranscriptImport) -> None:
    try:
        with transaction.atomic():
            _keep(document, formats.read(piece, schema_dir=schemas(), profile=profile(import_)), import_)
    except OperationalError:
        raise  # the database went away: the whole chunk is tried again
    except Exception as error:
        log.exception("document_read_failed", document=str(document.pk))
        document.refresh_from_db()
        document.last_error_class = type(error).__name__[:80]
        DOCUMENT.apply(document, "give_up")
        document.save()
        rows.note(document, "POST.FAILED")


def schemas() -> Any:
    """The folder of published schemas, where an operator has it; else our own fact tables judge."""
    return settings.PESC_SCHEMA_DIR or None


def profile(import_: TranscriptImport) -> Profile:
    """How this sender's documents are read."""
    sender = import_.sender
    return Profile(
        production=not sender.takes_test_documents,
        repair_allowed=sender.repair_allowed,
        default_namespace=sender.default_namespace,
    )


def _keep(document: ImportDocument, result: ReadResult, import_: TranscriptImport) -> None:
    _describe(document, result, import_.sender)
    rows.keep(document, result.issues)
    source = result.document.transmission.source if result.document else None
    if source and source != model.Organization() and not document.is_ours:
        rows.note(document, "BIZ.SOURCE_DIFFERS")
    _judge(document, result, import_)
    document.save()


def _describe(document: ImportDocument, result: ReadResult, sender: SenderProfile) -> None:
    read = result.document
    document.format, document.schema, document.repaired = result.format, result.schema, result.repaired
    document.raw_sha256, document.content_sha256 = result.raw_sha256, result.content_sha256
    document.unmapped, document.dropped = dict(result.unmapped), dict(result.dropped)
    document.counts = reports.counts_of(read)
    document.credits_earned = reports.credits_earned(read)
    document.outcome = Outcome(result.outcome)
    if read is None:
        return
    source = read.transmission.source
    document.document_id = read.transmission.document_id
    document.institution = (source.name if source else "")[:200]
    document.is_ours = organizations.speaks_for(sender, organizations.by_source(source))
    document.learner = learner_of(read)


def learner_of(read: model.Document) -> dict[str, Any]:
    """Who the document is about, for matching and review: names, birth date, and digests of numbers."""
    person = read.person
    names = [person.name, *person.other_names]
    surname = person.name.last or person.name.composite
    return {
        "first": person.name.first,
        "last": surname,
        "names": [[name.first, name.last or name.composite] for name in names if name.last or name.composite],
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "partial_birth": bool(person.has_birth and not person.birth_date),
        "deceased": bool(person.deceased),
        "identifiers": [[kind, digest.hex()] for kind, digest in identifiers.of_document(read)],
    }


def _judge(document: ImportDocument, result: ReadResult, import_: TranscriptImport) -> None:
    if result.outcome == Outcome.REJECTED:
        DOCUMENT.apply(document, "reject")
        return
    key = key_of(result)
    document.number_digest = fingerprint("|".join(key), purpose="document-number") if key else None
    earlier = _earlier(document, import_) if key else []
    if document.content_sha256 in earlier:
        document.outcome = Outcome.DUPLICATE
        rows.note(document, "DUP.SAME")
        DOCUMENT.apply(document, "find_duplicate")
        return
    if earlier:
        document.outcome = Outcome.NEEDS_REVIEW
        rows.note(document, "DUP.ID_CONTENT_DIFFERS")
    DOCUMENT.apply(document, "check")


def _earlier(document: ImportDocument, import_: TranscriptImport) -> list[str]:
    """What this college's documents with the same number said; other colleges' files are none of its business."""
    held = ImportDocument.objects.filter(
        import_file__organization=import_.organization,
        number_digest=document.number_digest,
        state__in=(*HOLDS_NUMBER, "in_review"),
    )
    return list(held.exclude(pk=document.pk).values_list("content_sha256", flat=True))
