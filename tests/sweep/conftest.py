"""One walk through everything in each language; the tests judge what was seen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from config.celery import app
from tests.conftest import forget_cache
from tests.support import browser as browsers
from tests.support.browser import Visitor
from tests.sweep import doors, people, stories, world
from tests.sweep.crawl import Crawl, Page
from tests.sweep.look import EVIDENCE, Findings, Looker
from tests.sweep.stories import Told


@dataclass
class Walk:
    """What a whole walk in one language brought home."""

    language: str
    crawl: Crawl = field(default_factory=Crawl)
    found: Findings = field(default_factory=Findings)
    told: Told = field(default_factory=Told)


@dataclass
class Town:
    """A served demo world and its people's sessions."""

    place: world.World
    clients: dict[str, Client]
    enter: Callable[..., Visitor]


@pytest.fixture(scope="class")
def walk(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    chromium: Browser,
) -> Walk:
    """The world is made, walked and gone before the first test judges: one load of each page serves them all."""
    # A database is made for tests that are marked to need one; what is flushed below must be that one.
    assert str(connection.settings_dict["NAME"]).startswith("test_")
    made, server = Walk(request.cls.language), LiveServer("localhost")
    with django_db_blocker.unblock(), _settings(server.url):
        try:
            _walk(made, chromium, server.url)
        finally:
            server.stop()
            call_command("flush", interactive=False, verbosity=0)
            forget_cache()
    return made


class _settings:
    """Addresses on paper lead to the served world; tasks run when they are sent; passphrases are hashed fast."""

    def __init__(self, origin: str) -> None:
        hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        self.wanted = {"PASSPORT_ORIGIN": origin, "PASSWORD_HASHERS": hashers}

    def __enter__(self) -> None:
        self.before = {name: getattr(django_settings, name) for name in self.wanted}
        self._put(self.wanted)
        app.conf.task_always_eager = True

    def __exit__(self, *_error: object) -> None:
        self._put(self.before)
        app.conf.task_always_eager = False

    def _put(self, values: dict[str, Any]) -> None:
        for name, value in values.items():
            setattr(django_settings, name, value)


def _walk(made: Walk, chromium: Browser, origin: str) -> None:
    translation.activate("en")
    place = world.make()
    sessions = people.everybody(place)

    def enter(**how: Any) -> Visitor:
        return browsers.visit(chromium, origin, language=made.language, **how)

    town = Town(place, sessions, enter)
    _crawl(made.crawl, town)
    _look(made, town)
    stories.tell(made.language, made.told, made.crawl, town)


def _crawl(crawl: Crawl, town: Town) -> None:
    """From everyone's home; then through the doors without a link, which people know from letters or by heart."""
    for who, client in town.clients.items():
        crawl.from_home(who, client, ["/", "/home/", *town.place.starts.get(who, [])])
    for who in ("", "amara", "ruiz"):
        rest = [path for name, path in doors.plain().items() if name not in crawl.met | crawl.post_only]
        crawl.from_home(who, town.clients[who], rest)


def _look(made: Walk, town: Town) -> None:
    for who, client in town.clients.items():
        pages = [page for page in _to_look_at(made) if page.who == who]
        if not pages:
            continue
        visitor = town.enter()
        looker = Looker(visitor, client, made.found)
        for page in pages:
            looker.look(page)
        visitor.context.close()


def _to_look_at(made: Walk) -> list[Page]:
    """Each language: the key pages, what people print, and half of the others; together they see every page."""
    other = made.language == "es"
    always = {*stories.KEY, *stories.LEARNERS, *EVIDENCE}
    return [page for n, page in enumerate(made.crawl.pages) if n % 2 == other or page.door in always]
