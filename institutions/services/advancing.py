"""One file, from where it stands to where a person has the next step."""

from collections.abc import Callable

from institutions.enums import ImportState
from institutions.models import TranscriptImport
from institutions.services.approving import approve
from institutions.services.matching import match
from institutions.services.posting import post
from institutions.services.reading import read, split
from institutions.services.scanning import scan

_STEPS: dict[str, Callable[[TranscriptImport], bool]] = {
    ImportState.RECEIVED: scan,
    ImportState.CLEAN: split,
    ImportState.READING: read,
    ImportState.MATCHING: match,
    ImportState.POSTING: post,
}


def advance(import_: TranscriptImport) -> TranscriptImport:
    """Take every step that is the pipeline's, one transaction after the other; stop where another worker is at it."""
    import_.refresh_from_db()
    while step := _STEPS.get(import_.state):
        before = import_.state
        went_on = step(import_)
        import_.refresh_from_db()
        if not went_on or import_.state == before:
            return import_
    _approve_if_sure(import_)
    return import_


def _approve_if_sure(import_: TranscriptImport) -> None:
    """Where the sender's profile says so, a file without a single doubt is not held up by a button."""
    if import_.state != ImportState.IN_REVIEW or not import_.sender.auto_approve or import_.approved_at:
        return
    doubtful = import_.documents.exclude(state__in=("rejected", "duplicate", "withdrawn"))
    if doubtful.exclude(state="matched", match_class="sure").exists():
        return
    if approve(import_, by=None):
        advance(import_)
