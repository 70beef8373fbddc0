"""The sealed original, opened for the pipeline."""

from collections.abc import Iterator

from institutions.models import TranscriptImport
from transcripts.formats import Piece, split


def content(import_: TranscriptImport) -> bytes:
    """The file as sent, unsealed; raises FileNotFoundError where storage lost it."""
    with import_.original.open("rb") as original:
        return bytes(original.read())


def pieces(import_: TranscriptImport) -> Iterator[Piece]:
    """Its documents, one after the other, in the order in which they were counted."""
    yield from split(content(import_))
