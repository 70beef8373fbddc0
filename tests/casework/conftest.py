import pytest

from tests.casework.factories import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()
