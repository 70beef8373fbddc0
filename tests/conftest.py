"""What every test has: the covers marker, a clean cache, a network that is closed, a browser on demand."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import translation
from playwright.sync_api import Browser
from pytest_socket import socket_allow_hosts

from tests.support import browser as browsers
from tests.support import run
from tests.support.worker import Worker


def pytest_unconfigure(config: pytest.Config) -> None:
    """The run's files go with it."""
    shutil.rmtree(run.FILES, ignore_errors=True)


def pytest_configure(config: pytest.Config) -> None:
    """Catalogs are compiled before the first page; files of the look are those of the checkout."""
    from django.conf import settings
    from django.core.management import call_command

    # What `run.py` once collected would be served beside them, under the names of that day.
    settings.STATIC_ROOT = run.STATIC
    if not hasattr(config, "workerinput"):  # once, not in every worker
        call_command("messages", compile=True, verbosity=0)


#: What takes longest begins first, so that of two processes neither ends long before the other.
LONGEST = ("tests/sweep/", "tests/journeys/", "tests/keyboard/", "tests/faults/", "tests/casework/test_story")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long stories first; all else in the order of the day."""
    places = (*LONGEST, "")
    items.sort(key=lambda item: next(n for n, place in enumerate(places) if item.nodeid.startswith(place)))


@pytest.fixture(autouse=True, scope="session")
def _only_this_machine() -> None:
    """No test reaches another machine."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _clean(settings: Any) -> None:
    """Each test begins with an empty cache; files land in the run's own folder; passphrases are hashed fast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    translation.activate("en")  # a page asked for in Spanish leaves its language behind
    forget_cache()


def forget_cache() -> None:
    """Forget this run's keys only: queues of tasks live on the same server."""
    client = cache._cache.get_client(write=True)  # type: ignore[attr-defined]
    keys = list(client.scan_iter(f"{run.NAME}:*", count=1000))
    if keys:
        client.delete(*keys)


@pytest.fixture
def worker(transactional_db: None, live_server: Any, settings: Any) -> Iterator[Worker]:
    """A real Celery worker on this test's database and address; it is killed when the test ends."""
    settings.PASSPORT_ORIGIN = live_server.url  # before the worker starts: sources sign under this address
    with Worker.started() as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, once for the session."""
    yield from browsers.launch()


@pytest.fixture
def visit(chromium: Browser, live_server: Any) -> Iterator[Callable[..., browsers.Visitor]]:
    """Make visitors: `visit(width=360, language="es", script=False)`."""
    visitors: list[browsers.Visitor] = []

    def enter(**how: Any) -> browsers.Visitor:
        visitors.append(browsers.visit(chromium, live_server.url, **how))
        return visitors[-1]

    yield enter
    for visitor in visitors:
        visitor.context.close()
