"""Who may look is asked anew at each look, by the database's clock and today's memberships."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from accounts.enums import Role
from accounts.models import Membership
from consent.errors import AlreadyEnded, ConsentRefused
from consent.models import Grant
from consent.selectors import grants as reading
from consent.services import grants, ledger
from consent.signals import grant_closed, grant_opened
from core.clock import now, today
from tests.consent.factories import NAME, Cast, given


def may(cast: Cast, viewer: Membership | None, purpose: str = "service_coordination", **more: Any) -> bool:
    return reading.open_for(cast.learner, viewer, purpose, **more).exists()


@pytest.mark.covers("L3")
def test_only_the_named_organization_for_the_named_purpose(cast: Cast) -> None:
    given(cast)
    assert may(cast, cast.navigator)
    assert may(cast, cast.colleague)
    assert not may(cast, cast.navigator, "referral")
    assert not may(cast, cast.recruiter)
    assert not may(cast, cast.registrar)
    assert not may(cast, None)


def test_only_the_named_thing(cast: Cast) -> None:
    given(cast)
    assert may(cast, cast.navigator, kind="person", object_id="facts")
    assert not may(cast, cast.navigator, kind="passport_line", object_id="facts")
    assert not may(cast, cast.navigator, category="identity")


def test_a_whole_category_opens_what_was_there_at_signing(cast: Cast) -> None:
    grant = given(cast, items=[], categories=["education"])
    before, after = grant.effective_at - timedelta(days=1), grant.effective_at + timedelta(days=1)
    assert may(cast, cast.navigator, category="education", made_at=before)
    assert not may(cast, cast.navigator, category="education", made_at=after)
    assert not may(cast, cast.navigator, category="employment", made_at=before)


def test_the_end_comes_by_the_databases_clock_with_no_job_run(cast: Cast) -> None:
    grant = given(cast)
    Grant.objects.filter(pk=grant.pk).update(
        effective_at=now() - timedelta(days=2), expires_at=now() - timedelta(seconds=1)
    )
    assert not may(cast, cast.navigator)
    with time_machine.travel(now() - timedelta(days=1)):  # a wrong clock of this machine opens nothing
        assert not may(cast, cast.navigator)
    grant.refresh_from_db()
    assert grant.state == "given"
    assert grants.tidy() == 1
    grant.refresh_from_db()
    assert (grant.state, grant.ended_via) == ("expired", "clock")


def test_access_ends_with_the_membership(cast: Cast) -> None:
    """C-07: N1 leaves the organization."""
    given(cast)
    Membership.objects.filter(pk=cast.navigator.pk).update(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    assert not may(cast, cast.navigator)
    assert may(cast, cast.colleague)


def test_a_member_who_joins_a_named_group_later_sees_nothing(cast: Cast) -> None:
    """C-07: a class of people with the list as it stood at signing."""
    given(cast, recipient_members=[cast.navigator.pk, cast.colleague.pk])
    newcomer = cast.member(cast.cbo, Role.CASE_MANAGER)
    assert may(cast, cast.navigator)
    assert not may(cast, newcomer)


def test_withdrawal_works_in_the_same_transaction(cast: Cast) -> None:
    grant = given(cast)
    with transaction.atomic():
        grants.withdraw(grant, by=cast.learner)
        assert not may(cast, cast.navigator)


def test_of_two_withdrawals_one_ends_it_and_the_other_reads_so(cast: Cast) -> None:
    """C-06: one ledger line."""
    grant = given(cast)
    grants.withdraw(grant, by=cast.learner)
    with pytest.raises(AlreadyEnded, match="already_ended"):
        grants.withdraw(grant, by=cast.learner)
    lines = ledger.read(cast.learner, by=cast.learner)
    assert [line.event for line in lines] == ["withdrawn", "given"]


def test_staff_may_record_a_spoken_stop_and_a_stranger_may_not(cast: Cast) -> None:
    grant = given(cast)
    with pytest.raises(ConsentRefused, match="not_yours"):
        grants.withdraw(grant, by=cast.stranger)
    assert grants.withdraw(grant, by=cast.navigator.person).ended_via == "staff"


def test_upper_rooms_hear_of_it_inside_the_transaction(cast: Cast) -> None:
    heard: list[tuple[str, bool]] = []

    def listen(name: str) -> Callable[..., None]:
        return lambda grant, **_: heard.append((name, may(cast, cast.navigator)))

    opened, closed = listen("opened"), listen("closed")
    grant_opened.connect(opened)
    grant_closed.connect(closed)
    grants.withdraw(given(cast), by=cast.learner)
    assert heard == [("opened", True), ("closed", False)]


def test_every_permission_of_one_case_ends_with_it(cast: Cast) -> None:
    given(cast, purpose_ref="case-1")
    other = given(cast, purpose_ref="case-2", items=[NAME])
    assert grants.close_all(purpose_ref="case-1", recipient=cast.cbo, reason="case") == 1
    assert list(reading.open_for(cast.learner, cast.navigator, "service_coordination")) == [other]


@pytest.mark.django_db(transaction=True)
def test_two_stops_at_the_same_moment_over_two_connections() -> None:
    """C-06: one ends the grant, the other reads "already ended", the ledger holds one line and stays whole."""
    cast = Cast()
    grant = given(cast)
    ready, outcomes = threading.Barrier(2), []

    def stop() -> None:
        ready.wait()
        try:
            outcomes.append(grants.withdraw(Grant.objects.get(pk=grant.pk), by=cast.learner).state)
        except AlreadyEnded as late:
            outcomes.append(late.code)
        finally:
            connection.close()

    presses = [threading.Thread(target=stop) for _ in range(2)]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    assert sorted(outcomes) == ["consent.already_ended", "withdrawn"]
    assert [line.event for line in ledger.read(cast.learner, by=cast.learner)] == ["withdrawn", "given"]
    assert ledger.verify(cast.learner).whole
