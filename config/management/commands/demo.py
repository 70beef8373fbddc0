"""The demo world."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo import organizations, people, story
from credentials.services import log_heads, samples
from skills.services import starter


class Command(BaseCommand):
    help = "Make the demo world; idempotent. --sign-ins prints who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=["small", "county", "state"], default="small")
        parser.add_argument("--sign-ins", action="store_true", help="only print the table of demo sign-ins")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo world has a public passphrase. Set PASSPORT_DEMO=1 where that is what you want."
            )
        if not options["sign_ins"]:
            starter.load()
            world = organizations.make()
            story.tell(world, people.make(world))
            samples.make()
            story.crowd(options["size"])
            log_heads.sign()
        self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        self.stdout.write(f"Demo sign-ins (passphrase of all: {people.PASSPHRASE})")
        for part in (*people.CAST, *people.PARTNERS):
            self.stdout.write(f"  {part.username:10} {part.words}")
