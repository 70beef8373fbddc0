"""`manage.py check FILE|-` checks a record; without a file it is Django's own system check."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import check as django_check

from credentials.selectors.answers import answer
from credentials.services import receipts, verification
from credentials.standards.limits import MAX_FILE_BYTES

#: How the shell learns the verdict.
EXIT = {"passed": 0, "failed": 1, "could_not_check": 3}


class Command(django_check.Command):
    """Checks a record file (`-` reads standard input), or the project when no file is named."""

    help = "Checks any signed record; without a file, checks the entire Django project."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="Print the answer as one JSON object.")
        parser.add_argument("--receipt", metavar="FILE", help="Write a signed receipt of the check to FILE.")
        parser.add_argument(
            "--offline",
            action="store_true",
            help="Ask no other machine. This is always so until an operator turns fetching on.",
        )

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Exit 0 passed, 1 failed, 3 could not check."""
        file = next((label for label in app_labels if _is_file(label)), None)
        if file is None:
            super().handle(*app_labels, **options)
            return
        if len(app_labels) > 1:
            raise CommandError("Name one file.")
        verdict = verification.verify(_read(file))
        receipt = receipts.give(verdict) if options["receipt"] else None
        if receipt:
            _write(options["receipt"], receipts.as_file(receipt))
        result = answer(verdict, receipt=receipt)
        self._tell(result, as_json=options["json"])
        sys.exit(EXIT[result["verdict"]])

    def _tell(self, result: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(result, ensure_ascii=False))
            return
        self.stdout.write(result["sentence"])
        for reason in result["reasons"]:
            self.stdout.write(f"  {reason['check']}: {result['checks'][reason['check']]}: {reason['text']}")
        for number, line in enumerate(result["lines"], 1):
            self.stdout.write(f"  line {number}: {line['record']['title']}: {line['sentence']}")


def _is_file(label: str) -> bool:
    return label == "-" or "/" in label or "." in label or Path(label).is_file()


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise CommandError(f"Cannot read {file}: {error.strerror}", returncode=2) from error


def _write(file: str, receipt: bytes) -> None:
    try:
        Path(file).write_bytes(receipt)
    except OSError as error:
        raise CommandError(f"Cannot write {file}: {error.strerror}", returncode=2) from error
