"""The table is the design's: 35 states, 110 transitions, and every move refused from anywhere else."""

import csv
from types import SimpleNamespace

import pytest

from core.workflow import MoveRefused
from credit_prior_learning.services import desk
from credit_prior_learning.workflow import LINE, MOVES, STATES, LineState, StateKind, transitions
from tests.support.shared import shared_data


def _rows(name: str) -> list[dict[str, str]]:
    with shared_data("cpl", name).open() as file:
        return list(csv.DictReader(file))


def test_our_states_are_those_of_the_design() -> None:
    ours = [
        {
            "state": state.value,
            "kind": facts.kind.value,
            "owner": facts.owner.value if facts.owner else "",
            "clock": facts.clock,
            "default_business_days": "" if facts.days is None else str(facts.days),
            "learner_label": str(state.label),
        }
        for state, facts in STATES.items()
    ]
    assert ours == _rows("states.csv")


def test_our_moves_are_those_of_the_design() -> None:
    ours = {
        (source, m.target, m.name, m.who, m.only_if, m.records, m.rule, m.kind)
        for m in MOVES
        for source in m.sources
    }
    theirs = {
        (
            row["from_state"],
            row["to_state"],
            row["action"],
            frozenset(row["who_may"].split("|")),
            row["guard"],
            row["must_record"],
            tuple(row["rule"].split("; ")),
            row["kind"],
        )
        for row in _rows("state_machine.csv")
    }
    assert ours == theirs
    assert len(transitions()) == len(set(transitions())) == 110


def test_every_state_is_reached_and_left_and_comes_to_rest() -> None:
    ways: dict[str, set[str]] = {state: set() for state in LineState.values}
    for source, target, _action in transitions():
        ways[source].add(target)
    assert _reach(ways, "draft") == set(LineState.values)
    rest = {s for s in STATES if STATES[s].kind in ("settled", "closed_reopenable", "terminal")}
    for state in LineState.values:
        terminal = STATES[LineState(state)].kind == StateKind.TERMINAL
        assert bool(ways[state] - {state}) is not terminal
        assert _reach(ways, state) & rest, state


@pytest.mark.parametrize("gate", ["offered", "accepted", "registrar_review"])
def test_nothing_is_posted_around_offer_acceptance_and_records(gate: str) -> None:
    ways: dict[str, set[str]] = {state: set() for state in LineState.values if state != gate}
    for source, target, _action in transitions():
        if gate not in (source, target):
            ways[source].add(target)
    assert "posted" not in _reach(ways, "draft")


def _reach(ways: dict[str, set[str]], start: str) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for target in ways.get(todo.pop(), set()) - seen:
            seen.add(target)
            todo.append(target)
    return seen


@pytest.mark.parametrize("action", sorted({move.name for move in MOVES}))
def test_every_move_is_refused_from_outside_its_sources(action: str) -> None:
    sources = {source for move in MOVES if move.name == action for source in move.sources}
    for state in LineState.values:
        row = SimpleNamespace(state=state)
        if state in sources:
            LINE.check(row, action)
            continue
        with pytest.raises(MoveRefused):
            LINE.apply(row, action)
        assert row.state == state


def test_a_move_with_two_targets_goes_where_the_guard_says() -> None:
    row = SimpleNamespace(state="needs_information")
    LINE.apply(row, "answer", "faculty_assessment")
    assert row.state == "faculty_assessment"
    with pytest.raises(MoveRefused):
        LINE.check(SimpleNamespace(state="needs_information"), "answer", "posted")


def test_the_moves_of_this_slice_have_verbs_and_the_rest_are_named() -> None:
    unmade = {action for _source, _target, action in desk.not_yet()}
    made = {action for _source, _target, action in transitions()} - unmade
    assert made == {
        "submit", "discard", "withdraw", "assign", "route_faculty", "reassign", "recommend", "hand_over",
        "decline", "clear", "publish", "accept", "take_up", "send", "confirm",
    }  # fmt: skip
    assert "appeal" in unmade
