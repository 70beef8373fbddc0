"""A permission names who, what, why and until when, or it is none (34 CFR 99.30)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from consent.enums import LegalBasis, State
from consent.errors import ConsentIncomplete, ConsentRefused
from consent.items import Item
from consent.models import Grant
from consent.services import grants
from consent.workflow import GRANT
from core.clock import now
from core.workflow import MoveRefused
from tests.consent.factories import NAME, Cast, asked, given

COLLEGE_RECORD = Item("academic_record", "7", from_college=True)


@pytest.mark.covers("L13", "L46")
@pytest.mark.parametrize(
    "left_out, missing",
    [
        ({"purpose": ""}, "purpose"),
        ({"recipient": None}, "recipient"),
        ({"items": []}, "records"),
        ({"expires_at": None}, "date"),
        ({"reauth_at": None}, "sign_in"),
    ],
)
def test_a_college_consent_with_a_part_missing_is_not_given(
    cast: Cast, left_out: dict[str, Any], missing: str
) -> None:
    """C-03, five times."""
    whole = {"discloser": cast.college, "recipient": cast.employer, "purpose": "college_release"}
    with pytest.raises(ConsentIncomplete) as refused:
        given(cast, **(whole | {"notice": "college_release"} | left_out))
    assert refused.value.missing == missing
    assert Grant.objects.count() == 0


@pytest.mark.covers("L46")
def test_a_whole_college_consent_stands_on_its_ground_in_law(cast: Cast) -> None:
    grant = given(cast, discloser=cast.college, recipient=cast.employer, purpose="college_release")
    assert (grant.state, grant.legal_basis) == (State.GIVEN, LegalBasis.FERPA)


@pytest.mark.parametrize("broken", [{"reauth_at": None}, {"auth_level": "guest"}, {"effective_at": None}])
def test_the_database_refuses_half_a_college_consent(cast: Cast, broken: dict[str, Any]) -> None:
    grant = given(cast, discloser=cast.college, purpose="college_release")
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(**broken)


@pytest.mark.covers("L46")
def test_a_sign_in_of_an_hour_ago_signs_nothing(cast: Cast) -> None:
    with pytest.raises(ConsentIncomplete, match="sign_in"):
        given(cast, reauth_at=now() - timedelta(hours=1))


def test_nobody_signs_for_the_learner(cast: Cast) -> None:
    with pytest.raises(ConsentRefused, match="not_yours"):
        given(cast, by=cast.navigator.person)


@pytest.mark.parametrize(
    "terms, reason",
    [
        ({"items": [COLLEGE_RECORD]}, "verbal_college_record"),
        ({"purpose": "wage_match"}, "method_not_allowed"),
        ({"purpose": "victim_release"}, "method_not_allowed"),
    ],
)
def test_a_spoken_yes_never_opens_college_wage_or_victim_records(
    cast: Cast, terms: dict[str, Any], reason: str
) -> None:
    """C-04."""
    with pytest.raises(ConsentRefused, match=reason) as refused:
        given(cast, method="verbal", by=cast.navigator.person, reauth_at=None, **terms)
    assert str(refused.value.message)
    assert Grant.objects.count() == 0


def test_a_spoken_yes_to_a_helper_holds_thirty_days_until_confirmed(cast: Cast) -> None:
    grant = given(
        cast,
        method="verbal",
        by=cast.navigator.person,
        reauth_at=None,
        auth_level="guest",
        expires_at=now() + timedelta(days=200),
    )
    assert grant.state == State.PROVISIONAL
    assert grant.expires_at - grant.effective_at == timedelta(days=30)
    confirmed = grants.confirm(grant, by=cast.learner, reauth_at=now())
    assert (confirmed.state, confirmed.granted_by) == (State.GIVEN, cast.learner)


@pytest.mark.parametrize("wrong", [None, "too late", "before the start"])
def test_the_database_refuses_an_end_that_is_missing_too_late_or_too_early(
    cast: Cast, wrong: str | None
) -> None:
    """C-17, second half: held by the table itself, not only by our code."""
    grant = given(cast)
    ends = {
        None: None,
        "too late": grant.effective_at + timedelta(days=366),
        "before the start": grant.effective_at - timedelta(seconds=1),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(expires_at=ends[wrong])


@pytest.mark.parametrize(
    "days, reason", [(-1, "ends_before_start"), (31, "too_long")], ids=["too early", "too late"]
)
def test_an_end_outside_the_purpose_is_refused_in_words(cast: Cast, days: int, reason: str) -> None:
    with pytest.raises(ConsentRefused, match=reason):
        given(cast, purpose="intake_prefill", expires_at=now() + timedelta(days=days))


@pytest.mark.parametrize("promise", ["redisclose", "condition_of_service"])
def test_no_permission_may_be_passed_on_or_be_a_condition(cast: Cast, promise: str) -> None:
    grant = given(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(**{promise: True})


def test_a_child_cannot_be_found_by_employers(cast: Cast) -> None:
    cast.learner.birth_date = now().date() - timedelta(days=16 * 365)
    with pytest.raises(ConsentRefused, match="adults_only"):
        given(cast, purpose="be_found", recipient=None, recipient_words="Employers")


def test_fewer_items_need_no_new_signature_and_more_items_do(cast: Cast) -> None:
    """C-17, first half."""
    wide = given(cast, items=[NAME, Item("passport_line", "1")])
    narrow = grants.change(wide, by=cast.learner, items=[Item("person", "facts", ("phone",))])
    wide.refresh_from_db()
    assert (wide.state, narrow.state, narrow.supersedes) == (State.SUPERSEDED, State.GIVEN, wide)
    assert (narrow.reauth_at, narrow.granted_items()[0].fields) == (wide.reauth_at, ("phone",))
    with pytest.raises(ConsentRefused, match="wider_needs_signing"):
        grants.change(narrow, by=cast.learner, items=[NAME])
    assert grants.change(narrow, by=cast.learner, items=[NAME], reauth_at=now()).state == State.GIVEN


def test_a_longer_end_needs_a_new_signature(cast: Cast) -> None:
    grant = given(cast)
    with pytest.raises(ConsentRefused, match="wider_needs_signing"):
        grants.change(grant, by=cast.learner, expires_at=now() + timedelta(days=60))


def test_items_cannot_be_changed_behind_a_signature(cast: Cast) -> None:
    item = given(cast).items.get()
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(object_id="other")


def test_a_no_is_a_record_and_is_respected_for_thirty_days(cast: Cast) -> None:
    refused = grants.refuse(asked(cast), by=cast.learner)
    assert (refused.state, refused.ended_by) == (State.REFUSED, cast.learner)
    with pytest.raises(ConsentRefused, match="asked_too_soon"):
        asked(cast)
    Grant.objects.filter(pk=refused.pk).update(ended_at=now() - timedelta(days=31))
    assert asked(cast).state == State.ASKED


def test_ask_me_later_keeps_the_question(cast: Cast) -> None:
    question = grants.postpone(asked(cast), by=cast.learner)
    assert question.state == State.ASKED
    assert question.remind_after >= now() + timedelta(days=6)
    assert asked(cast) == question


def test_a_question_left_for_a_month_can_no_longer_be_answered(cast: Cast) -> None:
    question = asked(cast)
    Grant.objects.filter(pk=question.pk).update(asked_at=now() - timedelta(days=31))
    with pytest.raises(ConsentRefused, match="no_longer_waiting"):
        given(cast, answering=question)
    assert grants.tidy() == 1
    question.refresh_from_db()
    assert question.state == State.LAPSED


@pytest.mark.parametrize("move", GRANT.moves, ids=lambda m: f"{m.name}-{m.target}")
@pytest.mark.parametrize("state", State.values)
def test_each_move_starts_only_where_the_table_says(move: Any, state: str) -> None:
    row = Grant(state=state)
    if state in move.sources:
        GRANT.apply(row, move.name, move.target)
        assert row.state == move.target
    else:
        with pytest.raises(MoveRefused):
            GRANT.check(row, move.name, move.target)
