"""One live demo world for the twelve scripts: nobody waits for twelve worlds to be made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import Organization, Person
from config.celery import app
from config.demo import organizations, people, story
from skills.services import starter
from tests.employers.factories import many
from tests.keyboard.keys import NO_MOUSE, Keys


@dataclass
class Town:
    """Who and what there is."""

    organizations: dict[str, Organization]
    cast: dict[str, Person]


@pytest.fixture
def town(transactional_db: None, live_server: Any) -> Iterator[Town]:
    """The demo world, served. Tasks run when they are sent: a second process would tell the scripts nothing more."""
    app.conf.task_always_eager = True
    starter.load()
    places = organizations.make()
    cast = people.make(places)
    story.tell(places, cast)
    many(5, "Case work at a shelter")  # under five people a search shows nobody
    yield Town(places, cast)
    app.conf.task_always_eager = False


@pytest.fixture
def sit_down(visit: Callable[..., Any]) -> Callable[..., Keys]:
    """Sit down at a keyboard: `sit_down("ruiz")`; without a name nobody is signed in."""

    def take_a_seat(username: str = "") -> Keys:
        keys = Keys(visit(reduced_motion="reduce"))
        keys.visitor.context.add_init_script(NO_MOUSE)
        if username:
            keys.sign_in(username)
        return keys

    return take_a_seat
