"""Collect and compile message catalogs of the rooms."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config import messages


class Command(BaseCommand):
    help = "Collect messages of all rooms (or those named) into locale/<room>/es; --compile writes the machine's form."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rooms", nargs="*")
        parser.add_argument("--compile", action="store_true", help="only compile what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        for room in options["rooms"] or messages.rooms():
            if not options["compile"]:
                missing = messages.untranslated(messages.update(room))
                self.stdout.write(f"{room}: {len(missing)} untranslated")
            messages.compile_(room)
