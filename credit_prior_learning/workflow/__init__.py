"""The life of one petition line: 35 states, 110 transitions, and who may make each (design section 3)."""

from core.workflow import Workflow
from credit_prior_learning.workflow.answers import ANSWERS
from credit_prior_learning.workflow.appeals import APPEALS
from credit_prior_learning.workflow.assessment import ASSESSMENT
from credit_prior_learning.workflow.intake import INTAKE
from credit_prior_learning.workflow.kinds import Actor, LineMove, StateKind
from credit_prior_learning.workflow.records import RECORDS
from credit_prior_learning.workflow.states import ALIVE, NEGATIVE, STATES, WITH_RECORDS, LineState, StateFacts

MOVES: tuple[LineMove, ...] = (*INTAKE, *ASSESSMENT, *ANSWERS, *RECORDS, *APPEALS)
LINE = Workflow(MOVES)

__all__ = [
    "ALIVE",
    "LINE",
    "MOVES",
    "NEGATIVE",
    "STATES",
    "WITH_RECORDS",
    "Actor",
    "LineMove",
    "LineState",
    "StateFacts",
    "StateKind",
    "transitions",
]


def transitions() -> list[tuple[str, str, str]]:
    """Every (from, to, action): one row for each source of each move."""
    return [(source, move.target, move.name) for move in MOVES for source in sorted(move.sources)]
