"""What every test has: the covers marker, a clean cache, a network that is closed, a browser on demand."""

import os

os.environ.setdefault("DEBUG", "1")  # laptop keys: tests hold no secrets

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_socket import socket_allow_hosts

from tests.support import browser as browsers


def pytest_configure(config: pytest.Config) -> None:
    """Catalogs are compiled and files land in a throw-away folder."""
    from django.core.management import call_command

    call_command("messages", compile=True, verbosity=0)


@pytest.fixture(autouse=True, scope="session")
def _only_this_machine() -> None:
    """No test reaches another machine."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _clean(
    settings: Any, tmp_path_factory: pytest.TempPathFactory, worker_id: str = "main"
) -> Iterator[None]:
    """Each test begins with an empty cache and its own folder for files."""
    from django.core.cache import cache

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "core.storage.SealedFileSystemStorage",
            "OPTIONS": {"location": str(tmp_path_factory.mktemp("files"))},
        }
    }
    settings.CACHES = {
        "default": settings.CACHES["default"]
        | {"KEY_PREFIX": f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"}
    }
    cache.clear()


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
