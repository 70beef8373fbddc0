"""The cast of these stories."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from tests.credit_prior_learning.factories import Cast, cast


@pytest.fixture
def c(db: Any) -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A page asked for in Spanish leaves its language behind; the next story begins in English."""
    with translation.override("en"):
        yield
