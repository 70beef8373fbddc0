from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.consent.factories import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """A page opened in Spanish leaves its language behind in this thread."""
    with translation.override("en"):
        yield
