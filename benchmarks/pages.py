"""Every page of the demo world: server time of one request and the weight of the first view.

The peer is the same server answering its health door: what a request costs before any page is made.
"""

import gzip
import io
import re
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from benchmarks.tables import Row, milliseconds

#: Who opens what; None is a visitor without an account.
PAGES: tuple[tuple[str | None, str], ...] = (
    (None, "welcome"),
    (None, "help"),
    (None, "trust"),
    (None, "credentials:check"),
    (None, "skills:index"),
    (None, "account_login"),
    (None, "account_signup"),
    ("amara", "passport:home"),
    ("ben", "passport:home"),
    ("amara", "accounts:profile"),
    ("amara", "credit:home"),
    ("ruiz", "institutions:home"),
    ("okafor", "credit:queue"),
    ("lindqvist", "employers:home"),
    ("tran", "casework:home"),
)
BUDGET_MS, BUDGET_KB = 100, 150


def client_of(username: str | None) -> Client:
    """A client signed in as one of the demo people."""
    client = Client(HTTP_HOST="127.0.0.1")
    if username:
        client.force_login(Person.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    return client


def run() -> list[Row]:
    """Median server time of each page beside the health door, then the heaviest first view."""
    call_command("demo", size="small", stdout=io.StringIO())
    visitor = client_of(None)
    door, _ = milliseconds(lambda: visitor.get("/healthz"), runs=50)
    rows = [_time(username, name, door) for username, name in PAGES]
    return [*rows, *(_weight(username, name) for username, name in PAGES[:1] + PAGES[7:8])]


def _time(username: str | None, name: str, door: float) -> Row:
    client, path = client_of(username), reverse(name)
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    median, worst = milliseconds(lambda: client.get(path))
    return Row(
        f"{username or 'visitor'} {path} (p95 {worst:.0f} ms)",
        median,
        "ms",
        "/healthz",
        median / door,
        f"< {BUDGET_MS} ms",
    )


def _weight(username: str | None, name: str) -> Row:
    page = client_of(username).get(reverse(name)).content
    total = len(gzip.compress(page)) + sum(_packed(path) for path in set(_assets(page.decode())))
    return Row(f"first view of {reverse(name)}", total / 1024, "KB gzip", budget=f"< {BUDGET_KB} KB")


def _assets(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="/static/([^"?#]+\.(?:css|js|svg))', page)


def _packed(path: str) -> int:
    from django.contrib.staticfiles import finders
    from django.contrib.staticfiles.storage import staticfiles_storage

    found: Any = finders.find(path) or staticfiles_storage.path(path)
    with open(found, "rb") as file:
        return len(gzip.compress(file.read()))
