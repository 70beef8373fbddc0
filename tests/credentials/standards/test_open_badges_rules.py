"""Our table of rules gives the answer of the published schema: on every fixture, and on each after many small changes."""

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from credentials.standards.open_badges_rules import broken
from tests.credentials.standards.samples import award
from tests.support.shared import shared_data

_ODD: tuple[Any, ...] = (
    None,
    7,
    1.5,
    True,
    "",
    "x",
    "ext:own",
    "2026-01-01",
    [],
    ["x"],
    {},
    {"en": "x"},
    [[]],
    [{}],
)


def _schema() -> Any:
    name = "ob_v3p0_achievementcredential_schema.json"
    raw = json.loads(shared_data("credentials", "schemas", name).read_text())
    return jsonschema_rs.validator_for(raw, validate_formats=False)


def _fixtures() -> Iterator[dict[str, Any]]:
    folder = shared_data("credentials", "fixtures")
    yield award()
    yield json.loads((folder / "examples" / "achievement-credential.json").read_text())
    yield json.loads((folder / "examples" / "clr-credential.json").read_text())
    yield json.loads((folder / "ob30-simple.json").read_text())
    yield from json.loads((folder / "peer-eddsa-rdfc-2022.json").read_text())
    for line in (folder / "fuzz-400.jsonl").read_text().splitlines():
        yield json.loads(line)["document"]


@pytest.mark.covers("S123")
def test_the_same_answer_as_the_schema_on_every_fixture() -> None:
    schema = _schema()
    answers = [(broken(one) == [], schema.is_valid(one)) for one in _fixtures()]
    assert [number for number, (ours, theirs) in enumerate(answers) if ours != theirs] == []
    assert {True, False} == {theirs for _ours, theirs in answers}


@pytest.mark.covers("S123")
def test_the_same_answer_after_small_changes() -> None:
    schema, chance, different = _schema(), random.Random(7), []
    seeds = list(_fixtures())[:6]
    for _ in range(1_500):
        document = copy.deepcopy(chance.choice(seeds))
        _mutate(document, chance)
        if (broken(document) == []) != schema.is_valid(document):
            different.append((broken(document), [e.message for e in schema.iter_errors(document)]))
    assert different == []


def _mutate(document: dict[str, Any], chance: random.Random) -> None:
    """Drop, replace or add one member somewhere."""
    places = list(_objects(document))
    place = chance.choice(places)
    name = chance.choice(sorted(place))
    kind = chance.randrange(4)
    if kind == 0:
        del place[name]
    elif kind == 1:
        place[name] = copy.deepcopy(chance.choice(_ODD))
    elif kind == 2:
        place["added"] = "x"
    else:
        place[name] = [place[name]]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and value:
        yield value
        for one in value.values():
            yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)


def test_a_broken_place_is_named() -> None:
    document = award()
    del document["credentialSubject"]["achievement"]["criteria"]
    assert broken(document) == ["credentialSubject.achievement.criteria"]
