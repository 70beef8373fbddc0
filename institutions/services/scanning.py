"""Quarantine: nothing of a file is parsed before it passed here."""

from django.db import transaction

from core.clock import now
from institutions.enums import ImportState
from institutions.models import TranscriptImport
from institutions.services import originals, receiving, rows, scanners
from institutions.workflow import IMPORT
from transcripts.formats import sniff, split


def scan(import_: TranscriptImport) -> bool:
    """Look at magic bytes, archive ratio, DOCTYPE and, where one is configured, ask the virus scanner.

    Returns whether this call did the work. Raises `CouldNotScanError` when a configured scanner does not answer.
    """
    with transaction.atomic():
        held = rows.hold(import_, ImportState.RECEIVED)
        if held is None:
            return False
        data = originals.content(held)
        code, line = _fault(data, held)
        held.scanned_at = now()
        if code:
            IMPORT.apply(held, "refuse")
            receiving.refuse_document(held, code, line)
        else:
            IMPORT.apply(held, "pass_scan")
        held.save()
    return True


def _fault(data: bytes, import_: TranscriptImport) -> tuple[str, int]:
    scanner = scanners.configured()
    if scanner:
        import_.virus_scanner = scanner.name
        if scanner.is_harmful(data):
            return "SEC.VIRUS", 0
    first = next(iter(split(data)))
    if first.whole_file and first.fault:
        return first.fault.code, first.fault.line
    found = sniff(data)
    import_.format = found.format if found.kind == "xml" else sniff(first.data).format or found.kind
    return "", 0
