"""`load_credentials PATH`: credential descriptions from an exported CTDL registry file; idempotent."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.clock import today
from credentials.services import descriptions
from credentials.standards.errors import Refused


class Command(BaseCommand):
    help = "Load credential descriptions (CTDL JSON-LD) from a file"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--source", default="Credential Registry", help="who published the file")
        parser.add_argument(
            "--vintage", default="", help="as of which day, such as 2026-11-01; today if absent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        vintage = options["vintage"] or today().isoformat()
        try:
            raw = options["path"].read_bytes()
            loaded = descriptions.load(raw, source=options["source"], vintage=vintage)
        except (OSError, Refused) as error:
            raise CommandError(f"{options['path'].name}: {getattr(error, 'detail', '') or error}") from error
        self.stdout.write(f"{loaded.rows} credentials, {loaded.new} new")
