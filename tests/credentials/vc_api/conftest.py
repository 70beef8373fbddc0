"""The test issuer is open, as an operator opens it for a conformance run."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _open(settings: Any, db: None) -> None:
    settings.VC_API_TEST_ISSUER = True
