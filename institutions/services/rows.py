"""Holding rows while a verb works on them, and writing findings beside them."""

from collections.abc import Iterable

from django.db.models import Max

from audit.services import ledger
from core.clock import now
from institutions.enums import DocumentState, ImportState
from institutions.issue_codes import look_up
from institutions.models import ImportDocument, ImportIssue, TranscriptImport
from institutions.workflow import IMPORT
from transcripts.formats.issues import Issue


def hold(import_: TranscriptImport, *states: str) -> TranscriptImport | None:
    """Lock the file's row; None when another worker holds it or its state has moved on.

    Two workers may get the same message; the second must leave, not wait and repeat.
    """
    rows = TranscriptImport.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("sender", "organization").filter(pk=import_.pk, state__in=states).first()


def hold_document(document: ImportDocument, *states: str) -> ImportDocument | None:
    """Lock one document; None when another worker holds it or its state has moved on."""
    rows = ImportDocument.objects.select_for_update(skip_locked=True, of=("self",))
    return (
        rows.select_related("import_file", "import_file__organization")
        .filter(pk=document.pk, state__in=states)
        .first()
    )


def touch(import_: TranscriptImport) -> None:
    """Say that someone is at work, so that the sweep leaves the file alone."""
    import_.save(update_fields=["state", "updated_at"])


def at_work(import_: TranscriptImport) -> None:
    """The same without holding the file's row: its state is somebody else's to write."""
    TranscriptImport.objects.filter(pk=import_.pk).update(updated_at=now())


def settle(import_: TranscriptImport) -> bool:
    """Where the file stands once nobody is at work on it: waiting for decisions, or finished.

    The caller holds the row. Returns whether it has come to its end.
    """
    left = import_.documents.filter(state__in=(DocumentState.IN_REVIEW, DocumentState.MATCHED)).exists()
    if not left and import_.state != ImportState.DONE:
        IMPORT.apply(import_, "finish")
        import_.finished_at = now()
        ledger.write("institutions.finished", by=None, organization=import_.organization, target=import_)
    elif left and import_.state != ImportState.IN_REVIEW:
        IMPORT.apply(import_, "ask_review")
    import_.save()
    return not left


def note(document: ImportDocument, code: str) -> None:
    """Add one finding of our own; once for each code."""
    if document.issues.filter(code=code).exists():
        return
    last = document.issues.aggregate(last=Max("position"))["last"] or 0
    line = look_up(code)
    ImportIssue.objects.create(
        document=document, position=last + 1, code=code, severity=line.severity, stage=line.stage
    )


def keep(document: ImportDocument, found: Iterable[Issue]) -> None:
    """Write what the reader found, in order."""
    ImportIssue.objects.bulk_create(_row(document, at, one) for at, one in enumerate(found, 1))


def _row(document: ImportDocument, position: int, found: Issue) -> ImportIssue:
    return ImportIssue(
        document=document,
        position=position,
        code=found.code,
        severity=found.severity,
        stage=found.stage,
        path=found.path[:300],
        line=found.line,
        column=found.column,
        value_masked=found.value_masked[:80],
        expected=found.expected[:300],
    )
