"""A workflow is a table: it draws the buttons, names the allowed moves and refuses the wrong one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


class MoveRefused(PortalError):
    """The row is not in a state from which this move leads on; someone may have been faster."""

    def __init__(self, move: str, state: str) -> None:
        message = _("This step is not possible now. Reload the page to see where it stands.")
        super().__init__(
            "workflow.move_refused", Cause.YOUR_FILE, message, reference=f"{move}:{state}", status=409
        )
        self.move, self.state = move, state


@dataclass(frozen=True)
class Move:
    """One row of the table: `permission` is asked of the actor, `reason` says whether words are required."""

    name: str
    sources: frozenset[str]
    target: str
    permission: str = ""
    reason: bool = False


@dataclass(frozen=True)
class Workflow:
    """All moves of one noun; `field` is the model field that holds the state."""

    moves: tuple[Move, ...]
    field: str = "state"

    def allowed(self, row: Any, person: Any) -> list[Move]:
        """The moves that `person` may make from the row's present state, in the table's order."""
        return [
            m
            for m in self.from_state(getattr(row, self.field))
            if not m.permission or person.has_perm(m.permission, row)
        ]

    def from_state(self, state: str) -> Iterable[Move]:
        return (m for m in self.moves if state in m.sources)

    def check(self, row: Any, name: str, target: str = "") -> Move:
        """The move of that name from the row's state. Raises `MoveRefused` when the state is not among its sources.

        A few moves lead to more than one state; there the caller's guard names the `target`.
        """
        for move in self.from_state(getattr(row, self.field)):
            if move.name == name and target in ("", move.target):
                return move
        raise MoveRefused(name, getattr(row, self.field))

    def apply(self, row: Any, name: str, target: str = "") -> Move:
        """Set the new state on a row that the caller holds locked; saving is the caller's."""
        move = self.check(row, name, target)
        setattr(row, self.field, move.target)
        return move


def move(
    name: str, sources: str | Iterable[str], target: str, permission: str = "", *, reason: bool = False
) -> Move:
    """Write one row of a workflow table: `move("accept", "offered", "accepted", "cpl.accept")`."""
    states = sources.split() if isinstance(sources, str) else sources
    return Move(name, frozenset(states), target, permission, reason)
