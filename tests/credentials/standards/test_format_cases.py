"""Every file of the table gets its verdict in under a second, with nothing asked of another machine."""

import socket
import time

import pytest

from credentials import words
from credentials.standards.verdict import State
from tests.credentials.standards.formats_world import CASES, Case


@pytest.mark.covers("M1", "V-20")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_gets_its_verdict(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """V-20."""

    def closed(*_: object) -> None:
        raise AssertionError("a check asked another machine")

    world = case.world()
    monkeypatch.setattr(socket.socket, "connect", closed)
    began = time.perf_counter()
    verdict = world.check(case.raw)
    assert time.perf_counter() - began < 1
    told = verdict.lines[0] if case.line else verdict
    assert (told.overall, told.format) == (case.overall, case.format)
    if case.check is not None:
        outcome = told.checks[case.check]
        assert (outcome.reason, outcome.detail or case.detail) == (case.reason, case.detail or outcome.detail)


@pytest.mark.covers("M1")
@pytest.mark.parametrize(
    "case", [c for c in CASES if c.overall == State.COULD_NOT_CHECK], ids=lambda c: c.name
)
def test_every_could_not_check_names_what_is_missing(case: Case) -> None:
    verdict = case.world().check(case.raw)
    told = verdict.lines[0] if case.line else verdict
    assert told.deciding is not None
    sentence = words.sentence(told)
    assert case.detail in sentence
    assert "not in our list" in sentence or case.detail


@pytest.mark.covers("M1")
def test_each_format_stands_in_four_kinds() -> None:
    kinds: dict[str, set[str]] = {}
    for case in CASES:
        kinds.setdefault(case.name.split(" ")[0], set()).add(case.kind)
    assert {name: len(found) for name, found in kinds.items()} == dict.fromkeys(kinds, 4)
    assert len(kinds) == 9
