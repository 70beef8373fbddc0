"""Thermometer tokens: a skill at a strength is one integer, so that a match is an intersection."""

from collections.abc import Iterable, Mapping

from core.rungs import Rung

HAS, SIGNED = 0, 2
_SIGNED = (Rung.SIGNED, Rung.SIGNED_ASSESSED)


def token(number: int, *, signed: bool = False) -> int:
    """The token of a skill by its number; `signed` asks for a signature of its source."""
    return number * 4 + (SIGNED if signed else HAS)


def tokens_of(rungs: Mapping[int, Rung]) -> list[int]:
    """All tokens of a person from skill number → best rung, sorted."""
    found = [token(number) for number in rungs]
    found += [token(number, signed=True) for number, rung in rungs.items() if rung in _SIGNED]
    return sorted(found)


def best_rungs(pairs: Iterable[tuple[int, Rung]]) -> dict[int, Rung]:
    """Each skill number once with its strongest rung."""
    best: dict[int, Rung] = {}
    for number, rung in pairs:
        if number not in best or rung.order > best[number].order:
            best[number] = rung
    return best
