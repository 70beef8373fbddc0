"""Feature ids and the tests that cover them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config import covers


class Command(BaseCommand):
    help = "Table of feature ids and the tests that cover them; writes docs/features.md. --missing lists the rest."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="list features without a test")

    def handle(self, *args: Any, **options: Any) -> None:
        titles, tests = covers.catalog(), covers.covered()
        for feature in sorted(titles, key=covers.order):
            if options["missing"] == (feature not in tests):
                self.stdout.write(f"{feature:5} {titles[feature]}: {', '.join(tests.get(feature, ['–']))}")
        covers.PAGE.parent.mkdir(exist_ok=True)
        covers.PAGE.write_text(covers.page())
