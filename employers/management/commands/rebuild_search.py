"""`manage rebuild_search`: every search document made anew, from what learners allow today."""

from typing import Any

from django.core.management.base import BaseCommand

from employers.services import indexing


class Command(BaseCommand):
    help = "Makes every search document anew; whoever did not sign or opted out of directories is in none."

    def handle(self, *args: Any, **options: Any) -> None:
        made, gone = indexing.rebuild()
        self.stdout.write(f"{made} people can be found; {gone} documents were taken away")
