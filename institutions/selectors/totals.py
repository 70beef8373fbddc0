"""What approving a file would do, in figures."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from institutions.models import TranscriptImport


@dataclass(frozen=True)
class Totals:
    """Counts over the documents that are ready."""

    documents: int
    learners: int
    waiting: int
    own: int
    courses: int
    awards: int


def of(file: TranscriptImport) -> Totals:
    """Sum up the documents that are ready to post; one query."""
    ready: list[Any] = list(file.documents.ready().values("person_id", "is_ours", "counts"))
    people = {row["person_id"] for row in ready if row["person_id"]}
    sums: Counter[str] = Counter()
    for row in ready:
        if row["person_id"] and row["is_ours"]:
            sums.update(
                {"courses": row["counts"].get("courses", 0), "awards": row["counts"].get("awards", 0)}
            )
    return Totals(
        documents=len(ready),
        learners=len(people),
        waiting=sum(not row["person_id"] for row in ready),
        own=sum(bool(row["person_id"] and row["is_ours"]) for row in ready),
        courses=sums["courses"],
        awards=sums["awards"],
    )
