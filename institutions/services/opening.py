"""Staff who open an original leave a line: in the file's history, and in that of each learner whom it holds (S8)."""

from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from institutions.models import TranscriptImport


@transaction.atomic
def note_opening(file: TranscriptImport, *, by: Person) -> int:
    """Write down that `by` opened the file as it was sent; returns how many learners can read so."""
    ledger.write("institutions.original_opened", by=by, organization=file.organization, target=file)
    learners = file.documents.filter(person__isnull=False).values_list("person_id", flat=True).distinct()
    return ledger.write_each(
        "institutions.original_read", about=learners, by=by, organization=file.organization, target=file
    )


@transaction.atomic
def note_refusal(file: TranscriptImport, *, by: Person) -> None:
    """Write down that a member without the right tried to open the college's file or a document of it (L51)."""
    ledger.write("institutions.look_refused", by=by, organization=file.organization, target=file)
