"""A batch from a template is byte for byte what the full path signs; what could differ takes the full path."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.awards import template_and_rows
from credentials.standards.data_integrity import sign
from credentials.standards.errors import Malformed
from credentials.standards.templates import Batch, Differs, Kind, Template, gap
from credentials.standards.templates import batch as batches
from tests.credentials.standards.world import COLLEGE, signer

CREATED = "2026-06-12T00:00:00Z"
ROWS = 200


def _batch(document: dict[str, Any], kinds: dict[str, Kind]) -> Batch:
    return Batch(Template(document, kinds), signer(), created=CREATED, contexts=document["@context"])


def _full(document: dict[str, Any], values: dict[str, str]) -> dict[str, Any]:
    text = json.dumps(document)
    for name, value in values.items():
        text = text.replace(gap(name), json.dumps(value)[1:-1])
    return sign(json.loads(text), signer(), created=CREATED)


@pytest.mark.covers("L58", "S22")
def test_each_record_of_a_batch_is_what_the_full_path_signs() -> None:
    document, kinds, rows = template_and_rows(ROWS, issuer=COLLEGE)
    batch = _batch(document, kinds)
    for values in rows:
        assert json.loads(batch.sign(values)) == _full(document, values)
    assert batch.done == ROWS


@pytest.mark.parametrize("name", ["grade", "salt"])
@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_text_in_a_gap_means_itself(name: str, text: str) -> None:
    document, kinds, rows = template_and_rows(1, issuer=COLLEGE)
    values = rows[0] | {name: text}
    assert json.loads(_batch(document, kinds).sign(values)) == _full(document, values)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "https://a.example/> <b"),
        ("id", "ob:x"),
        ("id", "https://a.example/\n"),
        ("id", "javascript:alert(1)"),
        ("index", "1>"),
        ("index", ""),
        ("grade", "\udfff"),
    ],
)
def test_a_value_that_could_mean_something_else_is_refused(name: str, value: str) -> None:
    document, kinds, rows = template_and_rows(1, issuer=COLLEGE)
    with pytest.raises(Malformed):
        _batch(document, kinds).sign(rows[0] | {name: value})


def test_a_gap_that_cannot_hold_its_kind_is_refused_at_once() -> None:
    document, kinds, _rows = template_and_rows(1, issuer=COLLEGE)
    document["name"] = f"Award {gap('grade')}"
    with pytest.raises(Malformed, match="cannot stand"):
        Template(document, kinds)


def test_values_that_make_statements_equal_take_the_full_path() -> None:
    document, kinds, rows = template_and_rows(1, issuer=COLLEGE)
    document["credentialSubject"]["achievement"]["tag"] = [gap("one"), gap("two")]
    batch = _batch(document, kinds | {"one": Kind.TEXT, "two": Kind.TEXT})
    for one, two in (("a", "b"), ("same", "same")):
        values = rows[0] | {"one": one, "two": two}
        assert json.loads(batch.sign(values)) == _full(document, values)


def test_the_full_path_looks_over_the_shoulder_and_stops_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    document, kinds, rows = template_and_rows(3, issuer=COLLEGE)
    batch = _batch(document, kinds)
    monkeypatch.setattr(batches, "COMPARED", 2)
    lost = batch.template._quads[1:]
    monkeypatch.setattr(batch.template, "_quads", lost)  # a template that lost a statement
    with pytest.raises(Differs):
        batch.sign(rows[0])
