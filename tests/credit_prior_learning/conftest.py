"""The cast of these stories."""

from typing import Any

import pytest

from tests.credit_prior_learning.factories import Cast, cast


@pytest.fixture
def c(db: Any) -> Cast:
    return cast()
