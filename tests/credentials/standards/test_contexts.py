"""Our tables build the published contexts exactly."""

import csv
import hashlib

import pytest
import rfc8785

from credentials.standards import contexts
from tests.support.shared import SHARED, shared_data

_MANIFEST = SHARED / "credentials" / "MANIFEST.csv"


def _published() -> dict[str, str]:
    with shared_data("credentials", "MANIFEST.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "context"]
    first: dict[str, str] = {}
    for row in rows:
        first.setdefault(row["url"], row["sha256_jcs"])
    return first


@pytest.mark.covers("S123")
@pytest.mark.parametrize("url", contexts.known())
def test_the_built_context_equals_the_published_one(url: str) -> None:
    built = rfc8785.dumps({"@context": contexts.documents()[url]})
    assert hashlib.sha256(built).hexdigest() == _published()[url]


def test_the_older_content_of_the_same_open_badges_address_is_known() -> None:
    built = rfc8785.dumps({"@context": contexts.build("open_badges", "3.0.3-2025")})
    assert hashlib.sha256(built).hexdigest() in shared_data("credentials", "MANIFEST.csv").read_text()


def test_contexts_that_define_every_term_are_never_on_the_list() -> None:
    assert contexts.family("https://www.w3.org/ns/credentials/undefined-terms/v2") is None
    assert contexts.family("https://www.w3.org/ns/credentials/examples/v2") is None
