"""The demo world without its past: the cast arrives on the first morning."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.socialaccount.models import SocialApp

from accounts.models import Organization, Person
from config.demo import catalog, crowds, organizations, people, story
from config.settings.machine import MACHINE
from skills.services import starter
from tests.support.browser import Visitor
from tests.support.worker import Worker


@dataclass
class World:
    """Who and what there is, and how to enter as someone."""

    organizations: dict[str, Organization]
    cast: dict[str, Person]
    enter: Callable[[str], Visitor]

    def __getitem__(self, name: str) -> Person:
        return self.cast[name]


@pytest.fixture(params=[("en", 1280), ("es", 360)], ids=["english-desk", "spanish-phone"])
def screen(request: pytest.FixtureRequest) -> tuple[str, int]:
    """Language and width of everybody in the story."""
    return request.param


@pytest.fixture
def world(
    transactional_db: None,
    visit: Any,
    worker: Worker,
    screen: tuple[str, int],
    settings: Any,
    live_server: Any,
) -> World:
    """The cast, their organizations, a catalog and a crowd to be found among; a real worker runs."""
    every_adapter_is_off()
    language, width = screen
    starter.load()
    places = organizations.make()
    cast = people.make(places)
    story.admit_sources(places, cast["marsh"])
    catalog.make(places["riverbend"], cast["okafor"])
    for number in range(6):
        crowds.make_person(number, "Ana", "Tran", ["Case work at a shelter"])

    def enter(username: str) -> Visitor:
        visitor = visit(language=language, width=width)
        visitor.sign_in(username, people.PASSPHRASE)
        return visitor

    return World(places, cast, enter)


def every_adapter_is_off() -> None:
    """No mail, no error reports, no published schemas, no replica, no sign-in elsewhere: uploads and pages alone (S43)."""
    outside = ("email_url", "sentry_dsn", "pesc_schema_dir", "database_replica_url")
    assert [name for name in outside if getattr(MACHINE, name)] == []
    assert not SocialApp.objects.exists()
