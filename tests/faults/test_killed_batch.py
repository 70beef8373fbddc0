"""A worker is killed while it signs a batch: afterwards each award is there once, none is lost (V-26)."""

from datetime import timedelta

import pytest
from django.db import transaction

from core.clock import now
from credentials import tasks
from credentials.batch_rows import Recipient
from credentials.models import AwardBatch, IssuedCredential, LogEntry
from credentials.services import batches, log
from passport.models import PassportLine
from tests.credentials import factories
from tests.faults import watching
from tests.support.worker import Worker, eventually

ROWS = 40


@pytest.fixture
def started(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> AwardBatch:
    """A batch of four parts; the workers find the parts as they were laid out here."""
    monkeypatch.setattr(batches, "PART", 10)
    college = factories.college()
    rows = [Recipient(f"soc-{n}", result="A") for n in range(ROWS)]
    people = {row.key: factories.person().pk for row in rows}
    batch = batches.open_batch(
        college, kind="course", facts=factories.award_facts(), rows=rows, people=people, by=None
    )
    return batches.start(batch, by=None)


@pytest.mark.covers("S22")
def test_a_worker_killed_in_the_middle_of_a_batch(started: AwardBatch) -> None:
    with Worker.started() as worker:
        batches.sign_part(started)
        with transaction.atomic():
            log.hold()  # the worker signs a part and stands before the log with it
            tasks.sign_batch.delay(str(started.pk))
            watching.wait_until_it_stands()
            worker.kill()
    assert _signed() == 10
    with Worker.started():
        _heals(started)
    _is_there_once(started)


def _heals(batch: AwardBatch) -> None:
    """A minute later the sweep comes round; a dead worker's session may hold its part a moment longer."""

    def done() -> bool:
        long_ago = now() - 2 * batches.QUIET - timedelta(seconds=1)
        AwardBatch.objects.filter(pk=batch.pk).update(updated_at=long_ago)
        batch.parts.exclude(done_at=None).update(done_at=long_ago)
        tasks.sweep_batches()
        batch.refresh_from_db()
        return batch.state == "done"

    eventually(done, seconds=90, what="the batch finished after the accident")


def _is_there_once(batch: AwardBatch) -> None:
    assert _signed() == ROWS
    keys = IssuedCredential.objects.values_list("key", flat=True)
    assert sorted(keys) == sorted(f"soc-{n}" for n in range(ROWS))
    positions = list(LogEntry.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(ROWS))
    lines = PassportLine.objects.unscoped(reason="tests look at arrivals")
    assert lines.values("credential").distinct().count() == lines.count() == ROWS


def _signed() -> int:
    return IssuedCredential.objects.count()
