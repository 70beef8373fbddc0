"""The published suite of RDF canonicalization, and the graph that makes others hang."""

import hashlib
import json
import time

import pytest

from credentials.standards.errors import TooComplex
from credentials.standards.rdf_canon import canonicalize
from tests.credentials.standards.n_quads_reader import read
from tests.support.shared import SHARED, shared_data

_SUITE = SHARED / "credentials" / "vectors" / "rdfc-1.0.json"
_CASES = (
    [c for c in json.loads(_SUITE.read_text()) if c["type"] != "RDFC10MapTest"] if _SUITE.exists() else []
)


def test_the_suite_has_its_65_cases() -> None:
    shared_data("credentials", "vectors", "rdfc-1.0.json")
    assert len(_CASES) == 65


@pytest.mark.covers("L58", "V-04")
@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_published_case(case: dict[str, str]) -> None:
    hash_ = hashlib.sha384 if case["hash"] == "SHA-384" else hashlib.sha256
    if "result" in case:
        assert canonicalize(read(case["input"]), hash_=hash_) == case["result"]
    else:
        with pytest.raises(TooComplex):
            canonicalize(read(case["input"]), hash_=hash_)


@pytest.mark.covers("L58", "V-04")
def test_a_poison_graph_is_refused_within_100_ms() -> None:
    nodes = [f"_:n{i}" for i in range(10)]
    clique = [(a, "<urn:p>", b, "") for a in nodes for b in nodes if a != b]
    began = time.process_time()
    with pytest.raises(TooComplex):
        canonicalize(clique)
    assert time.process_time() - began < 0.1


def test_names_of_blank_nodes_do_not_matter() -> None:
    one = [("_:x", "<urn:p>", '"1"', ""), ("_:y", "<urn:p>", '"2"', ""), ("_:x", "<urn:q>", "_:y", "")]
    other = [("_:a", "<urn:q>", "_:b", ""), ("_:b", "<urn:p>", '"2"', ""), ("_:a", "<urn:p>", '"1"', "")]
    assert canonicalize(one) == canonicalize(other)
