"""100,000 awards end to end: a CSV file read, places drawn, signed by two workers, stored, logged, in each passport.

The workers are processes that run the verb of the Celery task. Each learner of the portal gets one award. At the end
every award is counted in each table, and 200 of them are checked from their bytes.
"""

import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any
from uuid import UUID

from django.db import connections

from audit.models import Entry
from benchmarks import orders
from benchmarks.people import learners
from benchmarks.tables import Row
from benchmarks.watch import Watch
from credentials.models import AwardBatch, IssuedCredential, LogEntry
from credentials.services import batch_parts, batches, log, verification
from credentials.signals import credentials_issued
from credentials.standards.verdict import State
from passport.models import PassportLine

AWARDS, WORKERS, CHECKED = 100_000, 2, 200
#: Where a worker's time goes: the words of the table, and the call that is timed.
_STAGES: dict[str, tuple[Any, str]] = {
    "rows looked at as a single award would be": (batch_parts, "refuse_wrong"),
    "canonical form, hash and signature": (batch_parts._Signing, "sign"),
    "waiting for the log": (log, "hold"),
    "rows of the awards": (batch_parts, "copy_in"),
    "log lines, tree and head": (log, "append_many"),
    "history": (batch_parts.ledger, "write_many"),
    "lines in the passports, with their history": (credentials_issued, "send"),
}


def run() -> list[Row]:
    """Seconds of wall time for each step, awards a second, then the share of each stage and the memory."""
    batch, steps = _ordered(_people())
    began = time.perf_counter()
    spent, memory = _signed(batch)
    signing = time.perf_counter() - began
    _nothing_is_missing(batch)
    whole = sum(steps.values()) + signing
    return [
        *(Row(step, seconds, "s") for step, seconds in steps.items()),
        Row(f"signed, stored and delivered by {WORKERS} workers", signing, "s"),
        Row("from the file to the last passport", whole, "s", budget="< 120"),
        Row("awards a second, whole", AWARDS / whole, "per s"),
        Row("awards a second, signing", AWARDS / signing, "per s"),
        *(Row(f"of a worker's time: {what}", 100 * share, "%") for what, share in _shares(spent, signing)),
        Row("most memory of a worker", memory, "MB"),
        Row(f"{CHECKED} awards drawn and checked from their bytes, passed", _passed(batch), "awards"),
    ]


def _people() -> dict[str, UUID]:
    """The key of an award's row and the learner it is for."""
    return {f"soc-{number}": person.pk for number, person in enumerate(learners(AWARDS))}


def _ordered(people: dict[str, UUID]) -> tuple[AwardBatch, dict[str, float]]:
    source, steps = orders.college(), dict[str, float]()
    with _timed(steps, "file read and every row looked at"):
        rows = orders.table(AWARDS)
    with _timed(steps, "ordered, with a place in the status lists for each"):
        batch = orders.order(source, rows, people)
    return batch, steps


def _signed(batch: AwardBatch) -> tuple[Counter[str], float]:
    """Lets the workers work; seconds of each stage summed over them, and the most memory in MB."""
    connections.close_all()
    fork = get_context("fork")
    answers: Any = fork.SimpleQueue()
    workers = [fork.Process(target=_work, args=(batch, answers)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    done = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    return sum((spent for spent, _ in done), Counter()), max(memory for _, memory in done)


def _work(batch: AwardBatch, answers: Any) -> None:
    watch = Watch()
    with watch.over(_STAGES):
        batches.run(batch)
    answers.put((watch.spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


@contextmanager
def _timed(steps: dict[str, float], what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    steps[what] = time.perf_counter() - began


def _shares(spent: Counter[str], wall: float) -> list[tuple[str, float]]:
    whole = wall * WORKERS
    shares = [(what, seconds / whole) for what, seconds in spent.most_common()]
    return [*shares, ("all else, commits above all", 1 - sum(share for _, share in shares))]


def _nothing_is_missing(batch: AwardBatch) -> None:
    """Raises `RuntimeError` when a table does not hold every award once."""
    awards = IssuedCredential.objects.filter(batch=batch)
    lines = PassportLine.objects.unscoped(reason="the benchmark counts its own")
    counts = {
        "awards": awards.count(),
        "places": awards.values("status_index").distinct().count(),
        "log": LogEntry.objects.filter(credential__batch=batch).count(),
        "lines": lines.filter(credential__batch=batch).count(),
        "history": Entry.objects.filter(code="credentials.issued", organization_id=batch.source_id).count(),
    }
    if set(counts.values()) != {AWARDS}:
        raise RuntimeError(f"not every award is everywhere: {counts}")


def _passed(batch: AwardBatch) -> int:
    drawn = random.Random(7).sample(range(AWARDS), CHECKED)
    awards = IssuedCredential.objects.filter(batch=batch, key__in=[f"soc-{number}" for number in drawn])
    verdicts = (verification.verify(bytes(award.document)) for award in awards)
    return sum(verdict.overall == State.PASSED for verdict in verdicts)
