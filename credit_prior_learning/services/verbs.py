"""Which moves of the table have a verb. What is missing here is refused by name, never silently."""

from collections.abc import Callable
from typing import Any, TypeVar

from credit_prior_learning.workflow import MOVES

Verb = TypeVar("Verb", bound=Callable[..., Any])
_VERBS: dict[tuple[str, str], Callable[..., Any]] = {}


def makes(action: str, *sources: str) -> Callable[[Verb], Verb]:
    """Mark a verb as the one that makes `action` from `sources` (all of the table's when none are named).

    Raises KeyError for an action that the table does not know.
    """
    known = {source for move in MOVES if move.name == action for source in move.sources}
    if not known or not known.issuperset(sources):
        raise KeyError(action)

    def mark(verb: Verb) -> Verb:
        _VERBS.update({(action, source): verb for source in sources or known})
        return verb

    return mark


def find(action: str, source: str) -> Callable[..., Any] | None:
    """The verb that makes the action from that state; None when it has none yet."""
    return _VERBS.get((action, source))
