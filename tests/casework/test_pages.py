"""The case manager's pages: what is not granted is not in the response, whoever asks in whichever way."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from casework.models import Intake
from consent.services import codes, grants, ledger
from passport.models import PassportLine
from tests.casework.factories import SECRETS, Cast, learner, question, says_yes, started
from tests.support.queries import same_count_for_one_and_three


def acts(person: Any) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def page_of(intake: Intake, name: str = "intake") -> str:
    return reverse(f"casework:{name}", args=[intake.pk])


@pytest.mark.covers("L3", "S12")
@pytest.mark.parametrize("name", ["intake", "intake_print"])
def test_the_response_holds_four_fields_and_no_other_id_title_or_count(cast: Cast, name: str) -> None:
    """C-01."""
    intake = started(cast)
    granted = {"called", "phone", "certificates", "skills"}
    says_yes(intake, *granted)
    answer = acts(cast.tran.person).get(page_of(intake, name))
    body = answer.content.decode() + str(dict(answer.headers))
    for code, secret in SECRETS.items():
        assert (secret in body) == (code in granted), code
    hidden = PassportLine.objects.of(cast.amara).exclude(title=SECRETS["certificates"])
    for gone in [*(str(line.pk) for line in hidden), str(cast.amara.pk), cast.amara.username, "Okonjo"]:
        assert gone not in body
    assert "34 CFR 99.33" in body  # C-14


def test_before_an_answer_and_after_a_no_the_page_is_the_same_form_with_nothing_in_it(cast: Cast) -> None:
    intake, browser = started(cast), acts(cast.tran.person)
    waiting = browser.get(page_of(intake))
    grants.refuse(question(intake), by=cast.amara)
    refused = browser.get(page_of(intake))
    for answer in (waiting, refused):
        assert answer.status_code == 200
        assert not [s for s in SECRETS.values() if s in answer.content.decode()]
    assert "The client said no" in refused.content.decode()
    assert [line.event for line in ledger.read(cast.amara, by=cast.amara)] == ["refused", "asked", "found"]


@pytest.mark.covers("L51")
@pytest.mark.parametrize("name", ["intake", "intake_print"])
def test_after_a_stop_the_next_request_is_refused_with_the_date(cast: Cast, name: str) -> None:
    """C-06."""
    intake, browser = started(cast), acts(cast.tran.person)
    grant = says_yes(intake, *SECRETS)
    assert SECRETS["phone"] in browser.get(page_of(intake, name)).content.decode()
    grants.withdraw(grant, by=cast.amara)
    answer = browser.get(page_of(intake, name))
    body = answer.content.decode()
    assert answer.status_code == 403
    assert "Access ended on" in body
    assert not [secret for secret in SECRETS.values() if secret in body]
    assert not ledger.read(cast.amara, by=cast.amara)[0].allowed
    typing = browser.get(page_of(intake) + "?typing=1")
    assert typing.status_code == 200
    assert not [secret for secret in SECRETS.values() if secret in typing.content.decode()]


def test_typed_answers_are_kept_and_a_social_security_number_is_not(cast: Cast) -> None:
    intake, browser = started(cast), acts(cast.tran.person)
    assert browser.post(page_of(intake), {"phone": "510-555-0100", "save": "1"}).status_code == 302
    assert "510-555-0100" in browser.get(page_of(intake)).content.decode()
    refused = browser.post(page_of(intake), {"work": "my number is 078-05-1120", "save": "1"})
    assert refused.status_code == 422
    assert intake.answers.count() == 1


def test_finishing_opens_the_case_and_ends_access(cast: Cast) -> None:
    intake, browser = started(cast), acts(cast.tran.person)
    says_yes(intake, "phone")
    page = browser.post(page_of(intake), {"email": "", "complete": "1"}, follow=True).content.decode()
    assert "Fields from the passport: 1. Typed: 0." in page
    assert SECRETS["phone"] not in page


def test_the_client_page_shows_what_the_case_may_see_until_it_closes(cast: Cast) -> None:
    intake, browser = started(cast, during_case=True), acts(cast.tran.person)
    says_yes(intake, "work", purpose="service_coordination")
    browser.post(page_of(intake), {"complete": "1"})
    address = reverse("casework:client", args=[intake.client.pk])
    body = browser.get(address).content.decode()
    assert SECRETS["work"] in body
    assert SECRETS["phone"] not in body
    browser.get(reverse("casework:close", args=[intake.client.pk]))
    browser.post(reverse("casework:close", args=[intake.client.pk]))
    after = browser.get(address)
    assert (after.status_code, SECRETS["work"] in after.content.decode()) == (403, False)


ROUTES = [
    ("home", 0),
    ("start", 0),
    ("intake", 1),
    ("intake_print", 1),
    ("client", 2),
    ("close", 2),
    ("ask_again", 1),
]


@pytest.mark.parametrize("name, which", ROUTES)
def test_who_meets_which_door(cast: Cast, name: str, which: int) -> None:
    """A stranger 404, another organization 404, a colleague without the case 403, another trade 403."""
    intake = started(cast)
    args = [[], [intake.pk], [intake.client.pk]][which]
    address = reverse(f"casework:{name}", args=args)
    method = "post" if name == "ask_again" else "get"

    def status(person: Any) -> int:
        return getattr(acts(person), method)(address).status_code

    assert getattr(Client(), method)(address).status_code in (302, 405)
    assert status(cast.stranger) == 404
    assert status(cast.amara) == 404
    assert status(cast.recruiter.person) == 403
    assert status(cast.other.person) == (404 if which else 200)
    assert status(cast.colleague.person) == (403 if which else 200)
    if which:
        assert acts(cast.tran.person).get(reverse(f"casework:{name}", args=[uuid4()])).status_code in (
            404,
            405,
        )


def test_starting_needs_the_code_and_says_no_more_than_that(cast: Cast) -> None:
    browser = acts(cast.tran.person)
    code = str(codes.show(cast.amara, by=cast.amara).sealed_code)
    for wrong in ("ABCD2345", "short", SECRETS["called"]):
        answer = browser.post(reverse("casework:start"), {"code": wrong, "preferred_name": "Ama"})
        assert answer.status_code == 422
    answer = browser.post(reverse("casework:start"), {"code": code.lower(), "preferred_name": "Ama"})
    assert answer.url == page_of(Intake.objects.get())
    used = browser.post(reverse("casework:start"), {"code": code, "preferred_name": "Ama"})
    assert used.status_code == 422


def test_today_costs_the_same_for_one_client_and_three(cast: Cast) -> None:
    browser, names = acts(cast.tran.person), iter(range(9))

    def row() -> None:
        intake = started(
            cast, person=learner(username=f"client-{(n := next(names))}", email=f"{n}@example.test")
        )
        says_yes(intake, "phone")

    same_count_for_one_and_three(row, lambda: browser.get(reverse("casework:home")))


def test_today_names_the_next_step_and_the_end_of_access(cast: Cast) -> None:
    intake = started(cast)
    body = acts(cast.tran.person).get(reverse("casework:home")).content.decode()
    assert "Finish the intake" in body
    assert "No access" in body
    says_yes(intake, "phone")
    body = acts(cast.tran.person).get(reverse("casework:home")).content.decode()
    assert "Go on with the intake" in body
    assert "No access" not in body
    assert SECRETS["called"] not in body
    assert "Ama" not in acts(cast.colleague.person).get(reverse("casework:home")).content.decode()
    assert "Ama" in acts(cast.supervisor.person).get(reverse("casework:home")).content.decode()
