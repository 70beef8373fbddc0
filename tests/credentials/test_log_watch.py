"""An organization sees all its signings in the log; one that nobody ordered stands out (M7)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from lxml import html

from audit.models import Entry
from audit.selectors.history import about, history
from core.clock import now
from credentials.models import LogEntry
from credentials.selectors import log, log_watch
from credentials.services import issuance, keys, reissue, status
from credentials.services import log as appending
from tests.credentials import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = [pytest.mark.django_db, pytest.mark.covers("M7")]
WHERE = "/credentials/keys/log/"


@pytest.fixture
def college() -> Any:
    return factories.college()


@pytest.fixture
def manager(college: Any, client: Client) -> Any:
    person = factories.person(first_name="Rosa", last_name="Lin")
    factories.member(person, college, "organization_admin")
    client.force_login(person)
    return person


def signed(college: Any, by: Any, **facts: Any) -> Any:
    number = LogEntry.objects.count()
    payload = factories.award_facts(**facts)
    return issuance.issue(
        college, kind="course", key=f"key-{number}", subject=factories.person(), payload=payload, by=by
    )


def own(client: Client, query: str = "") -> list[str]:
    page = html.fromstring(client.get(WHERE + query).content.decode())
    return [" ".join(" ".join(row.itertext()).split()) for row in page.xpath("//tr[starts-with(@id,'own-')]")]


def test_all_own_lines_stand_there_and_nobody_elses(client: Client, college: Any, manager: Any) -> None:
    signed(college, manager, title="Welding 101")
    other = factories.award(title="Someone else's course")
    status.cancel(signed(college, manager, title="Welding 102"), reason="ended", by=manager)
    rows = own(client)
    assert [row.split()[0] for row in rows] == ["4", "3", "1"]
    assert [str(manager) in row for row in rows] == [True] * 3
    page = client.get(WHERE).content.decode()
    assert other.title not in page
    assert "Yours: 3." in page
    assert "You signed 2 records." in page


def test_what_no_person_of_the_college_ordered_stands_out(client: Client, college: Any, manager: Any) -> None:
    signed(college, manager)
    signed(college, None)
    signed(college, factories.person())
    silent = signed(college, manager)
    with connection.cursor() as cursor:  # whoever signs past the verbs leaves no order in the history
        cursor.execute("SET LOCAL session_replication_role = replica")
        Entry.objects.on(silent)._raw_delete("default")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    nobody, outsider, portal, good = own(client)
    assert "No order for this stands in the history." in nobody
    assert "This person is not of your organization." in outsider
    assert "No person of your organization ordered this." in portal
    assert good.endswith(str(manager))
    assert "3 lines were not ordered by a person of your organization" in client.get(WHERE).content.decode()
    assert [row.split()[0] for row in own(client, "?only=odd")] == ["4", "3", "2"]


def test_records_signed_anew_after_a_loss_are_no_surprise(client: Client, college: Any, manager: Any) -> None:
    award = signed(college, manager)
    keys.replace_lost(award.signing_key, since=now(), by=manager)
    reissue.run(award.signing_key)
    assert [row for row in own(client) if "history" in row or "not of your" in row] == []
    assert "The portal, because a key was lost" in own(client)[0]
    assert "not ordered by a person" not in client.get(WHERE).content.decode()


def test_secret_and_records_must_agree_on_every_line(
    client: Client, college: Any, manager: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that bears the college's tag over somebody else's record is a signing in its name."""
    thief = factories.award()
    secret = log.secret_of(college.pk)
    monkeypatch.setattr(appending.reading, "secret_of", lambda _organization: secret)
    forged = appending.append(thief, deed="signed")
    monkeypatch.undo()
    page = client.get(WHERE).content.decode()
    assert "Lines that do not fit your records" in page
    assert f"/trust/log/{forged.position + 1}/" in page


def test_a_long_log_is_read_in_parts(
    client: Client, college: Any, manager: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_watch, "CHUNK", 2)
    for _ in range(3):
        signed(college, manager)
    assert "We read the first 2 of 3 lines" in client.get(WHERE).content.decode()
    assert "Your secret fits your records" in client.get(WHERE).content.decode()
    assert log_watch.look(college).own == 3


def test_the_secret_is_handed_to_key_managers_and_it_is_noted(
    client: Client, college: Any, manager: Any
) -> None:
    assert client.get(f"{WHERE}secret/").status_code == 405
    answer = client.post(f"{WHERE}secret/")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.decode().split()[-1] == log.secret_of(college.pk).hex()
    assert "took the log secret" in next(iter(history(college))).words
    assert list(about(manager)) == []


def test_registrars_look_strangers_do_not(client: Client, college: Any) -> None:
    assert client.get(WHERE).status_code == 302
    registrar, signer, stranger = factories.person(), factories.person(), factories.person()
    factories.member(registrar, college, "registrar")
    factories.member(signer, college, "counselor")
    for person, watch, secret in ((stranger, 404, 404), (signer, 403, 403), (registrar, 200, 403)):
        client.force_login(person)
        assert client.get(WHERE).status_code == watch
        assert client.post(f"{WHERE}secret/").status_code == secret
    client.force_login(registrar)
    assert "Save our secret" not in client.get(WHERE).content.decode()


def test_the_page_asks_as_much_for_three_lines_as_for_one(client: Client, college: Any, manager: Any) -> None:
    same_count_for_one_and_three(lambda: signed(college, manager), lambda: client.get(WHERE))
