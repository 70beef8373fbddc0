"""How far a file is, told truthfully: stages and counts, never a guess of time."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from institutions.enums import ImportState

_STAGES = (
    (_("Safety check"), (ImportState.RECEIVED,)),
    (_("Read"), (ImportState.CLEAN, ImportState.READING)),
    (_("Match"), (ImportState.MATCHING,)),
    (_("Review"), (ImportState.IN_REVIEW,)),
    (_("Post and sign"), (ImportState.POSTING,)),
)


@dataclass(frozen=True)
class Progress:
    """Stages with their marks, and the count of the stage that is at work."""

    stages: list[tuple[str, str]]
    done: int | None
    total: int | None


def of(file: Any) -> Progress:
    """For a file with its counts (`with_counts`)."""
    here = next((at for at, (_label, states) in enumerate(_STAGES) if file.state in states), len(_STAGES))
    marks = [(str(label), _mark(at, here)) for at, (label, _states) in enumerate(_STAGES)]
    return Progress(marks, *_count(file))


def _mark(at: int, here: int) -> str:
    return "done" if at < here else "current" if at == here else "next"


def _count(file: Any) -> tuple[int | None, int | None]:
    if file.state == ImportState.READING:
        return file.n_read, file.n_documents
    if file.state == ImportState.POSTING:
        return file.n_posted, file.n_posted + file.n_approved
    return None, None
