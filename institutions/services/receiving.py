"""A file arrives: hashed before anything reads it, sealed, and given a receipt."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import File
from django.db import IntegrityError, transaction

from accounts.models import Organization, Person
from audit.services import ledger
from institutions.enums import Channel, DocumentState, ImportState, Outcome
from institutions.models import ImportDocument, SenderProfile, TranscriptImport
from institutions.services import rows
from transcripts.formats import sniff
from transcripts.formats.issues import issue

#: Bytes of the largest file taken by upload, command or API.
LARGEST = 100 * 1024 * 1024
_KINDS = ("xml", "gzip", "zip")
_HEAD = 1 << 20


@dataclass(frozen=True)
class _Seen:
    """A file looked at once while it streams by."""

    size: int
    sha256: str
    head: bytes

    @property
    def fault(self) -> str:
        kind = sniff(self.head).kind
        if self.size > LARGEST:
            return "RCV.TOO_LARGE"
        if kind == "empty":
            return "RCV.EMPTY"
        return "" if kind in _KINDS else "RCV.FORMAT_UNKNOWN"


def receive(
    file: File,
    *,
    organization: Organization,
    by: Person | None,
    channel: str = Channel.UPLOAD,
    name: str = "",
    content_type: str = "",
) -> TranscriptImport:
    """Take a file for a college and give it a row, whatever it is.

    A wrong, empty or too large file is refused with its code; one that was taken before points to its first receipt.
    """
    seen = _look(file)
    shape = TranscriptImport(
        organization=organization,
        channel=channel,
        uploaded_by=by,
        name=(name or file.name or "")[-120:],
        content_type=content_type[:100],
        bytes=seen.size,
        raw_sha256=seen.sha256,
    )
    if seen.fault:
        return _refused(shape, seen.fault)
    first = _first(organization, seen.sha256)
    if first:
        return _again(shape, first)
    try:
        return _taken(shape, file)
    except IntegrityError:
        # The same file in the same second: the other one was first.
        first = _first(organization, seen.sha256)
        if first is None:
            raise
        return _again(shape, first)


def _look(file: File) -> _Seen:
    """Read the file once; stop where it is too large to be taken."""
    digest, size, head = hashlib.sha256(), 0, b""
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
        size += len(chunk)
        head = head if len(head) >= _HEAD else head + chunk[: _HEAD - len(head)]
        if size > LARGEST:
            return _Seen(file.size or size, "", head)
    return _Seen(size, digest.hexdigest(), head)


def _first(organization: Organization, sha256: str) -> TranscriptImport | None:
    taken = TranscriptImport.objects.filter(organization=organization, raw_sha256=sha256, first=None)
    return taken.exclude(state=ImportState.REFUSED).first()


def _sender(organization: Organization) -> SenderProfile:
    # A registrar's own sign-in stands for the college; other senders are entered by hand.
    return SenderProfile.objects.get_or_create(organization=organization)[0]


@transaction.atomic
def _taken(import_: TranscriptImport, file: File) -> TranscriptImport:
    import_.sender = _sender(import_.organization)
    file.seek(0)
    import_.original.save("original", file, save=False)
    import_.save(force_insert=True)
    _tell("institutions.received", import_)
    return import_


@transaction.atomic
def _refused(import_: TranscriptImport, code: str) -> TranscriptImport:
    import_.sender = _sender(import_.organization)
    import_.state = ImportState.REFUSED
    import_.save(force_insert=True)
    refuse_document(import_, code)
    _tell("institutions.received", import_)
    return import_


@transaction.atomic
def _again(import_: TranscriptImport, first: TranscriptImport) -> TranscriptImport:
    import_.sender, import_.first, import_.state = first.sender, first, ImportState.DUPLICATE
    import_.format = first.format
    import_.save(force_insert=True)
    _tell("institutions.received_again", import_)
    return import_


def refuse_document(import_: TranscriptImport, code: str, line: int = 0) -> None:
    """A refused file has one document: the file itself, with the reason."""
    document, made = ImportDocument.objects.get_or_create(
        import_file=import_,
        ordinal=1,
        defaults={
            "byte_to": import_.bytes,
            "raw_sha256": import_.raw_sha256,
            "outcome": Outcome.REJECTED,
            "state": DocumentState.REJECTED,
        },
    )
    if made:
        expected = "100 MB" if code == "RCV.TOO_LARGE" and import_.bytes > LARGEST else "10 MB"
        rows.keep(document, [issue(code, line=line, expected=expected if code == "RCV.TOO_LARGE" else "")])
    ledger.write(
        "institutions.refused", by=None, organization=import_.organization, target=import_, reason=code
    )


def _tell(sentence: str, import_: TranscriptImport) -> None:
    ledger.write(
        sentence,
        by=import_.uploaded_by,
        organization=import_.organization,
        target=import_,
        channel=import_.channel,
    )
