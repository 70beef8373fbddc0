import pytest

from tests.consent.factories import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
