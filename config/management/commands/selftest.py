"""The hourly self-tests, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config import selftest
from core.models import SelfTest


class Command(BaseCommand):
    help = "Run the self-tests, keep the results for the Trust page, end with 1 when one did not pass."

    def handle(self, *args: Any, **options: Any) -> None:
        results = selftest.run()
        for test in results:
            self.stdout.write(
                f"{test.outcome:16} {test.milliseconds:5} ms  {test.name:10} {test.detail}".rstrip()
            )
        bad = [test.name for test in results if test.outcome != SelfTest.Outcome.PASSED]
        if bad:
            raise CommandError(f"not passed: {', '.join(bad)}")
