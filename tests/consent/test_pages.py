"""The learner's pages: the card, the list, the stop, the receipt, who looked."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from consent.items import Item
from consent.models import Grant, MeetingCode
from consent.services import grants, ledger
from core.clock import today
from tests.accounts.factories import PASSPHRASE
from tests.consent.factories import Cast, asked, given
from tests.support.queries import same_count_for_one_and_three

PAGES = ("mine", "requests", "looks", "code")


def signed_in(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def yes(**facts: Any) -> dict[str, Any]:
    day = facts.pop("day", today() + timedelta(days=20))
    parts = {"until_month": day.month, "until_day": day.day, "until_year": day.year}
    return {"answer": "yes", "things": ["person:facts"], "passphrase": PASSPHRASE} | parts | facts


def card(grant: Grant) -> str:
    return reverse("consent:answer", args=[grant.pk])


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_sign_in(client: Client, db: None, page: str) -> None:
    assert client.get(reverse(f"consent:{page}")).status_code == 302


@pytest.mark.parametrize("page", ["answer", "detail", "stop", "receipt", "receipt_file"])
def test_a_stranger_and_the_recipient_meet_404(cast: Cast, page: str) -> None:
    grant = asked(cast) if page == "answer" else given(cast)
    for person in (cast.stranger, cast.navigator.person):
        for method in ("get", "post"):
            answer = getattr(signed_in(person), method)(reverse(f"consent:{page}", args=[grant.pk]))
            assert answer.status_code == 404
    grant.refresh_from_db()
    assert grant.state in ("asked", "given")


@pytest.mark.covers("L46", "L13")
@pytest.mark.parametrize("language, words", [("en", "You can say no."), ("es", "Usted puede decir que no.")])
def test_a_yes_needs_a_tick_a_day_and_the_passphrase(cast: Cast, language: str, words: str) -> None:
    grant, browser = asked(cast), signed_in(cast.learner)
    prefix = "/es" if language == "es" else ""
    address = prefix + card(grant)
    assert words in browser.get(address).content.decode()
    for wrong in ({"things": []}, {"passphrase": "no"}, {"day": today() - timedelta(days=1)}):
        assert browser.post(address, yes(**wrong)).status_code == 422
    assert browser.post(address, yes(day=today() + timedelta(days=400))).status_code == 422
    assert browser.post(address, yes()).status_code == 302
    grant.refresh_from_db()
    assert (grant.state, grant.granted_by, grant.notice.language) == ("given", cast.learner, language)
    assert [item.object_id for item in grant.items.all()] == ["facts"]


def test_what_was_not_asked_cannot_be_ticked(cast: Cast) -> None:
    grant = asked(cast)
    assert signed_in(cast.learner).post(card(grant), yes(things=["person:other"])).status_code == 422


def test_no_and_later_need_nothing_else(cast: Cast) -> None:
    grant, browser = asked(cast), signed_in(cast.learner)
    browser.post(card(grant), {"answer": "later"})
    grant.refresh_from_db()
    assert (grant.state, grant.remind_after is not None) == ("asked", True)
    browser.post(card(grant), {"answer": "no"})
    grant.refresh_from_db()
    assert grant.state == "refused"
    assert browser.post(card(grant), yes()).url == reverse("consent:detail", args=[grant.pk])
    grant.refresh_from_db()
    assert grant.state == "refused"


def test_stop_asks_once_and_then_ends_it(cast: Cast) -> None:
    grant, browser = given(cast), signed_in(cast.learner)
    address = reverse("consent:stop", args=[grant.pk])
    assert "cannot take back" in browser.get(address).content.decode()
    assert browser.post(address, follow=True).status_code == 200
    grant.refresh_from_db()
    assert grant.state == "withdrawn"
    again = browser.post(address, follow=True).content.decode()
    assert "already ended" in again


@pytest.mark.covers("L13", "L46")
def test_the_receipt_can_be_read_and_taken_along(cast: Cast) -> None:
    grant, browser = given(cast), signed_in(cast.learner)
    page = browser.get(reverse("consent:receipt", args=[grant.pk])).content.decode()
    assert "Nobody has changed it" in page
    file = browser.get(reverse("consent:receipt_file", args=[grant.pk]))
    assert file["Content-Disposition"].startswith("attachment")
    assert json.loads(file.content)["jws"] == grant.receipt_jws


@pytest.mark.covers("S8")
def test_who_looked_stands_on_the_learners_page_alone(cast: Cast) -> None:
    ledger.record(
        cast.learner,
        who=cast.navigator.person,
        role="case_manager",
        organization=cast.cbo,
        purpose="service_coordination",
        items=[Item("intake_field", "phone")],
        allowed=False,
    )
    page = signed_in(cast.learner).get(reverse("consent:looks") + "?check=1").content.decode()
    assert f"{cast.navigator.person} tried to look and saw nothing" in page
    assert "Phone" in page
    assert "The list is whole" in page
    for other in (cast.navigator.person, cast.stranger):
        assert (
            str(cast.navigator.person) + " tried"
            not in signed_in(other).get(reverse("consent:looks")).content.decode()
        )


def test_long_lists_of_looks_come_in_pages(cast: Cast) -> None:
    for number in range(52):
        ledger.record(cast.learner, who=f"visitor {number:02}")
    browser = signed_in(cast.learner)
    first = browser.get(reverse("consent:looks")).content.decode()
    assert "visitor 51" in first
    assert "visitor 01" not in first
    older = browser.get(reverse("consent:looks") + "?before=3").content.decode()
    assert "visitor 01" in older
    assert "visitor 02" not in older


def test_a_code_is_made_and_shown_again(cast: Cast) -> None:
    browser = signed_in(cast.learner)
    page = browser.post(reverse("consent:code"), follow=True).content.decode()
    code = str(MeetingCode.objects.get().sealed_code)
    assert f"{code[:4]}-{code[4:]}" in page


def test_lists_cost_the_same_for_one_and_three(cast: Cast) -> None:
    browser = signed_in(cast.learner)

    def row() -> None:
        given(cast)
        grants.withdraw(given(cast), by=cast.learner)
        asked(cast, purpose_ref=str(Grant.objects.count()))

    same_count_for_one_and_three(row, lambda: browser.get(reverse("consent:mine")))
    same_count_for_one_and_three(row, lambda: browser.get(reverse("consent:requests")))
