"""Keys and log: what a key manager sees and does; strangers meet nothing (U53)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.clock import now
from credentials.models import KeyAlarm, SigningKey, SigningRule
from credentials.services import alarms, verification
from credentials.standards.verdict import State
from tests.credentials import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db
KEYS = "/credentials/keys/"


@pytest.fixture
def college() -> Any:
    return factories.college()


@pytest.fixture
def manager(college: Any, client: Client) -> Any:
    person = factories.person()
    factories.member(person, college, "organization_admin")
    client.force_login(person)
    return person


@pytest.mark.covers("U53")
def test_a_manager_reads_keys_and_everything_that_was_signed(
    client: Client, college: Any, manager: Any
) -> None:
    mine = factories.award(college, title="Welding 101")
    other = factories.award(title="Someone else's course")
    page = client.get(KEYS).content.decode()
    assert mine.signing_key.name in page
    assert "Welding 101" in page
    assert other.title not in page
    assert str(mine.subject) not in page
    assert "Welding 101" in client.get(KEYS, {"q": "weld"}).content.decode()
    assert "Welding 101" in client.get(KEYS, {"q": mine.code.lower()}).content.decode()
    assert "Welding 101" not in client.get(KEYS, {"q": "sociology"}).content.decode()


@pytest.mark.covers("U53")
def test_rotation_on_the_page_keeps_old_records_checkable(client: Client, college: Any, manager: Any) -> None:
    old = factories.award(college)
    assert "Make the next key now?" in client.get(f"{KEYS}plan/?purpose=award").content.decode()
    assert client.get(f"{KEYS}plan/?purpose=directory").status_code == 404
    assert client.post(f"{KEYS}plan/", {"purpose": "award"}).status_code == 302
    key = SigningKey.objects.get(state="published")
    early = client.post(f"{KEYS}{key.pk}/activate/")
    assert (early.status_code, "Until then other sites may not know it" in early.content.decode()) == (
        409,
        True,
    )
    with time_machine.travel(now() + timedelta(days=1, minutes=1), tick=False):
        client.force_login(manager)
        assert "Use it now" in client.get(KEYS).content.decode()
        assert client.post(f"{KEYS}{key.pk}/activate/").status_code == 302
        assert verification.verify(old.document).overall == State.PASSED
        assert factories.award(college).signing_key_id == key.pk


@pytest.mark.covers("U53", "M19")
def test_reporting_a_loss_says_first_what_follows(client: Client, college: Any, manager: Any) -> None:
    award = factories.award(college)
    lost = f"{KEYS}{award.signing_key_id}/lost/"
    page = client.get(lost).content.decode()
    assert "1 record is signed anew" in page
    ahead = (now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(lost, {"since": ahead}).status_code == 422
    past = (now() - timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert client.post(lost, {"since": past}).status_code == 302
    award.signing_key.refresh_from_db()
    assert award.signing_key.state == "compromised"
    assert client.post(lost, {"since": past}).status_code == 409


@pytest.mark.covers("U53")
def test_an_alarm_stands_on_the_page_until_somebody_looked(
    client: Client, college: Any, manager: Any
) -> None:
    rules = {"opens": "", "closes": "", "most_per_hour": "1"}
    assert client.post(f"{KEYS}rules/", rules | {"opens": "17:00", "closes": "08:00"}).status_code == 422
    assert client.post(f"{KEYS}rules/", rules).status_code == 302
    assert SigningRule.objects.get(organization=college).most_per_hour == 1
    moment = (now() + timedelta(hours=1)).replace(minute=20)
    with time_machine.travel(moment, tick=False):
        factories.award(college)
        factories.award(college)
        alarms.watch()
    client.force_login(manager)
    assert "More signings in an hour than usual" in client.get(KEYS).content.decode()
    alarm = KeyAlarm.objects.get()
    client.force_login(factories.person())
    assert client.post(f"{KEYS}alarms/{alarm.pk}/").status_code == 404
    client.force_login(manager)
    assert client.post(f"{KEYS}alarms/{alarm.pk}/").status_code == 302
    assert "More signings in an hour than usual" not in client.get(KEYS).content.decode()


@pytest.mark.covers("U53", "L8")
def test_strangers_and_other_roles_meet_nothing(client: Client, college: Any) -> None:
    key = SigningKey.objects.of(college).first()
    assert key is not None
    assert client.get(KEYS).status_code == 302  # asked to sign in
    stranger, registrar, elsewhere = factories.person(), factories.person(), factories.person()
    factories.member(registrar, college, "registrar")
    factories.member(elsewhere, factories.college(), "organization_admin")
    for person, answer in ((stranger, 404), (registrar, 403)):
        client.force_login(person)
        assert client.get(KEYS).status_code == answer
        assert client.get(f"{KEYS}{key.pk}/lost/").status_code == answer
    client.force_login(elsewhere)
    for path in ("lost", "activate"):
        assert client.post(f"{KEYS}{key.pk}/{path}/").status_code == 404


def test_the_page_asks_as_much_for_three_records_as_for_one(
    client: Client, college: Any, manager: Any
) -> None:
    same_count_for_one_and_three(lambda: factories.award(college), lambda: client.get(KEYS))
