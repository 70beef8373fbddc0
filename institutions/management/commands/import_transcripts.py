"""The pipeline of the upload page, run to its end in this process (doors.md)."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Organization
from institutions.enums import Channel, ImportState
from institutions.models import TranscriptImport
from institutions.selectors import organizations, reports
from institutions.services import imports

#: A file that was refused as a whole; documents rejected inside a file are no failure of the command.
REFUSED = 2


class Command(BaseCommand):
    help = "Import transcript files of one institution: scan, read, match and, with --approve, post and sign."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--institution", required=True, metavar="CODE", help="FICE:008073, 008073 or its slug"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object for each file")
        parser.add_argument("--approve", action="store_true", help="post what is sure or new, as an operator")

    def handle(self, *args: Any, **options: Any) -> None:
        college = organizations.by_word(options["institution"])
        if college is None:
            raise CommandError(f"No school has the code {options['institution']}.")
        refused = False
        for path in options["files"]:
            taken = _run(path, college, approve=options["approve"])
            self._print(reports.report(taken), as_json=options["json"])
            refused |= (taken.first or taken).state == ImportState.REFUSED
        if refused:
            sys.exit(REFUSED)

    def _print(self, report: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        counts = ("documents", "accepted", "needs_review", "rejected", "duplicates")
        self.stdout.write(f"{report['file']}: " + ", ".join(f"{report[name]} {name}" for name in counts))
        for document in report["transcripts"]:
            for found in document["issues"]:
                line = f"  {document['ordinal']:>5}  line {found['line']:>6}  {found['code']:<28} {found['message']}"
                self.stdout.write(line)


def _run(path: Path, college: Organization, *, approve: bool) -> TranscriptImport:
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    with path.open("rb") as stream:
        taken = imports.receive(
            File(stream, name=path.name),
            organization=college,
            by=None,
            channel=Channel.COMMAND,
            name=path.name,
        )
    # A file whose first import was cut short is taken to its end now.
    told = imports.advance(taken.first or taken)
    if approve and told.state == ImportState.IN_REVIEW and imports.approve(told, by=None):
        imports.advance(told)
    taken.refresh_from_db()
    return taken
