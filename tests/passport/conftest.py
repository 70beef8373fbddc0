"""The cast of the learner's book."""

import pytest

from accounts.models import Person
from tests.accounts.factories import PersonFactory


@pytest.fixture
def amara(db: None) -> Person:
    return PersonFactory(username="amara", chosen_name="Amara Reyes")


@pytest.fixture
def stranger(db: None) -> Person:
    return PersonFactory(username="stranger")
