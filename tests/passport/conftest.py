"""The cast of the learner's book."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from accounts.models import Person
from tests.accounts.factories import PersonFactory


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A Spanish page of one story does not set the language of the next."""
    with translation.override("en"):
        yield


@pytest.fixture
def amara(db: None) -> Person:
    return PersonFactory(username="amara", chosen_name="Amara Reyes")


@pytest.fixture
def stranger(db: None) -> Person:
    return PersonFactory(username="stranger")
