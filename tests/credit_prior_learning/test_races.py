"""Two people press at once: the second sees the first one's decision."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from core.workflow import MoveRefused
from credit_prior_learning.models import Acceptance, PetitionLine
from credit_prior_learning.services import evaluations, intake, offers
from tests.credit_prior_learning import factories as make


def together(*deeds: Callable[[], Any]) -> list[str]:
    """Run deeds at once, each with its own connection; `done` or the name of what was raised, sorted."""
    gate, told = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=10)
            deed()
            told.append("done")
        except Exception as error:
            told.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(told)


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_take_one_case_in_once() -> None:
    c = make.cast()
    line = make.line_in("submitted", c)
    same = PetitionLine.objects.get(pk=line.pk)
    assert together(lambda: intake.assign(line, by=c.dao), lambda: intake.assign(same, by=c.dao)) == [
        MoveRefused.__name__,
        "done",
    ]
    assert [event.number for event in line.events.all()] == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_learner_who_accepts_and_declines_in_two_windows_did_one_of_them() -> None:
    c = make.cast()
    line = make.line_in("offered", c)
    told = together(lambda: make.accept(line), lambda: offers.decline(line, by=c.amara))
    assert told == [MoveRefused.__name__, "done"]
    line.refresh_from_db()
    assert (line.state == "accepted") == Acceptance.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_recommendation_and_a_denial_at_once_leave_one_decision() -> None:
    c = make.cast()
    line = make.line_in("faculty_assessment", c)
    make.assess(line, c.okafor)
    words = "Nothing shows how you were tested on this."
    told = together(
        lambda: evaluations.recommend(line, units=c.course.units, grade="P", by=c.okafor),
        lambda: evaluations.decline(line, code="outcomes_not_met", narrative=words, cure="", by=c.okafor),
    )
    assert told == [MoveRefused.__name__, "done"]
