"""Several workers at once: one record for one award, one place for one record, no gap in the log."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from credentials.batch_rows import Recipient
from credentials.models import IssuedCredential, LogEntry, StatusIndex, StatusList
from credentials.models.status import ENTRIES
from credentials.services import batches, lists, verification
from credentials.standards.verdict import State
from tests.credentials import factories

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(work: list[Callable[[], Any]]) -> list[Any]:
    def run(one: Callable[[], Any]) -> Any:
        try:
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(run, work))


@pytest.mark.covers("L8", "S123")
def test_eight_workers_sign_one_award_once_and_others_beside_it() -> None:
    college, learner = factories.college(), factories.person()
    same = [lambda: factories.award(college, learner, key="the-same") for _ in range(4)]
    others = [lambda number=n: factories.award(college, learner, key=f"other-{number}") for n in range(8)]
    made = _at_once([*same, *others])
    assert len({one.pk for one in made[:4]}) == 1
    assert IssuedCredential.objects.count() == 9
    assert StatusIndex.objects.values("status_list", "index").distinct().count() == 9
    positions = list(LogEntry.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(9))
    assert verification.verify(made[0].document).overall == State.PASSED


@pytest.mark.covers("L8", "V-27")
def test_eight_workers_draw_places_that_are_random_and_never_the_same() -> None:
    """V-27."""
    college = factories.college()
    singly = [lambda: [lists.draw(college)] for _ in range(8)]
    many = [lambda: lists.draw_many(college, 50) for _ in range(8)]
    drawn = [place for places in _at_once([*singly, *many]) for place in places]
    assert len({(place.status_list_id, place.index) for place in drawn}) == len(drawn) == 408
    indexes = [place.index for place in drawn]
    assert indexes != sorted(indexes)
    assert max(indexes) > ENTRIES // 2 > min(indexes)  # 2 ** -408 that chance alone fails this
    assert sum(StatusList.objects.values_list("taken", flat=True)) == 408


def test_a_list_that_is_three_quarters_full_gives_way_to_a_new_one() -> None:
    college = factories.college()
    lists.draw(college)
    StatusList.objects.update(taken=ENTRIES * 3 // 4 - 2)
    drawn = lists.draw_many(college, 5)
    assert len({place.status_list_id for place in drawn}) == 2


@pytest.mark.covers("S22", "V-26")
def test_workers_share_the_parts_of_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """V-26: four workers, one batch, beside single signings of the same college."""
    monkeypatch.setattr(batches, "PART", 10)
    college, learner = factories.college(), factories.person()
    rows = [Recipient(f"soc-{n}", result="A") for n in range(60)]
    batch = batches.open_batch(
        college,
        kind="course",
        facts=factories.award_facts(),
        rows=rows,
        by=None,
        people={"soc-3": learner.pk},
    )
    batches.start(batch, by=None)
    singly = [lambda number=n: factories.award(college, learner, key=f"soc-{number}") for n in (7, 11, 58)]
    _at_once([*singly, *[lambda: batches.run(batch) for _ in range(4)]])
    batch.refresh_from_db()
    assert batch.state == "done"
    assert IssuedCredential.objects.count() == 60
    positions = list(LogEntry.objects.order_by("position").values_list("position", flat=True))
    assert positions == list(range(60))
