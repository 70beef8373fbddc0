"""Several workers at once: one record for one award, one place for one record, no gap in the log."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from credentials.models import IssuedCredential, LogEntry, StatusIndex
from credentials.services import verification
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
