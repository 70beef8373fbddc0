"""`manage.py samples` makes the public sample records that are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from credentials.services import samples


class Command(BaseCommand):
    help = "Make the public sample records of /trust/samples/; what is there stays."

    def handle(self, *args: Any, **options: Any) -> None:
        made = samples.make()
        self.stdout.write(f"{len(made)} samples made" + (f": {', '.join(made)}" if made else ""))
