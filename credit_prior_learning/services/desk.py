"""Any move by its name: the verb if there is one, a clear refusal if there is none yet."""

from typing import Any

from accounts.models import Person
from credit_prior_learning.errors import NotYetHere
from credit_prior_learning.models import PetitionLine

# Each module registers its verbs; together they are all that this portal can do with a line.
from credit_prior_learning.services import (
    articulation,
    evaluations,
    intake,
    offers,
    petitions,
    posting,
    verbs,
)
from credit_prior_learning.workflow import LINE, transitions

MODULES = (articulation, evaluations, intake, offers, petitions, posting)


def perform(line: PetitionLine, action: str, *, by: Person, **facts: Any) -> Any:
    """Make a move by name. Raises `MoveRefused` from a wrong state and `NotYetHere` for a move without a verb."""
    LINE.check(line, action)
    verb = verbs.find(action, line.state)
    if verb is None:
        raise NotYetHere(action, reference=str(line.pk))
    return verb(line, by=by, **facts)


def not_yet() -> list[tuple[str, str, str]]:
    """Every (from, to, action) of the table that has no verb yet."""
    return [
        (source, target, action)
        for source, target, action in transitions()
        if verbs.find(action, source) is None
    ]
