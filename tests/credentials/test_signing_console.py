"""The signing console: a small organization signs a list in a browser, and strangers meet nothing (S22)."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Organization
from credentials.models import AwardBatch, AwardBatchPart, IssuedCredential
from credentials.services import batches, verification
from credentials.standards.verdict import State
from passport.models import ReceivedRecord
from tests.credentials import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = [pytest.mark.django_db, pytest.mark.covers("S22")]
HOME = "/credentials/awards/"
FORM = {
    "title": "Forklift Safety",
    "kind": "CertificateOfCompletion",
    "description": "Driving a forklift in a warehouse.",
    "criteria": "16 hours of class and a driving test.",
    "awarded_on": "2026-06-05",
}
PEOPLE = "\n".join(f"Ana {n}, ana{n}@example.org" for n in range(1, 21))


@pytest.fixture
def center() -> Organization:
    made = factories.organization(kind="community")
    factories.directory.admit(made, by=None, achievement_types=("CertificateOfCompletion", "Badge"))
    return made


@pytest.fixture
def signer(center: Organization, client: Client) -> Any:
    person = factories.person()
    factories.member(person, center, "signer")
    client.force_login(person)
    return person


def _prepared(client: Client, **changes: Any) -> AwardBatch:
    answer = client.post(f"{HOME}new/", FORM | {"people": PEOPLE} | changes)
    assert answer.status_code == 302, answer.content.decode()
    return AwardBatch.objects.latest("created_at")


def _signed(client: Client) -> AwardBatch:
    batch = _prepared(client)
    assert client.post(f"{HOME}{batch.pk}/sign/").status_code == 302
    batches.run(batch)  # the worker's verb; tests/journeys has the worker itself
    batch.refresh_from_db()
    return batch


@pytest.mark.covers("S22")
def test_twenty_awards_from_a_list_are_signed_and_check(client: Client, signer: Any) -> None:
    batch = _prepared(client)
    look = client.get(f"{HOME}{batch.pk}/").content.decode()
    assert "Driving a forklift" in look
    assert "Ana 7" in look
    assert "Sign 20 awards" in look
    assert not IssuedCredential.objects.exists()
    client.post(f"{HOME}{batch.pk}/sign/")
    assert batches.run(batch) == 20
    assert {verification.verify(one.document).overall for one in batch.awards.all()} == {State.PASSED}
    done = client.get(f"{HOME}{batch.pk}/").content.decode()
    assert "20 awards are signed" in done


def test_what_people_get_does_not_hold_the_name_in_the_list(client: Client, signer: Any) -> None:
    for award in _signed(client).awards.all():
        text = bytes(award.document).decode()
        assert "Ana" not in text
        assert "ana" not in text.replace("organization", "").replace("Management", "")
        assert "sha256$" in text


def test_pressing_twice_and_sending_the_list_again_sign_nothing_twice(client: Client, signer: Any) -> None:
    batch = _signed(client)
    assert client.post(f"{HOME}{batch.pk}/sign/").status_code == 302
    assert _prepared(client) == batch
    more = _prepared(client, people=f"{PEOPLE}\nBo, bo@example.org")
    client.post(f"{HOME}{more.pk}/sign/")
    assert batches.run(more) == 1
    assert IssuedCredential.objects.count() == 21


def test_a_list_with_faults_is_shown_with_its_lines_and_nothing_is_kept(client: Client, signer: Any) -> None:
    text = "name,e-mail,awarded_on\nAna,ana@example.org,2026-06-01\nBo,not an address,\nAna,,2999-01-01\n"
    file = SimpleUploadedFile("people.csv", text.encode(), "text/csv")
    answer = client.post(f"{HOME}new/", FORM | {"file": file})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in (
        "This is not an e-mail address",
        "Another row has the same key",
        "This date is in the future",
    ):
        assert words in page
    assert "Forklift Safety" in page  # what was typed stays
    assert not AwardBatch.objects.exists()


def test_lines_of_a_pasted_list_are_counted_as_they_stand(client: Client, signer: Any) -> None:
    answer = client.post(f"{HOME}new/", FORM | {"people": "Ana, ana@example.org\nBo; not an address"})
    assert [(fault.line, fault.code) for fault in answer.context["faults"]] == [(2, "not_email")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"people": ""}, "Who gets it?"),
        ({"title": ""}, "required"),
        ({"kind": "BachelorDegree"}, "not one of the available choices"),
        ({"valid_until": "2020-01-01"}, "The last day comes after the first"),
        ({"awarded_on": "2999-01-01"}, "in the future"),
        ({"field": "welding"}, "valid value"),
        ({"people": "\ud800"}, "mend"),
    ],
)
def test_each_wrong_answer_is_named(client: Client, signer: Any, changes: Any, words: str) -> None:
    given = {name: value.encode("utf-8", "replace").decode() for name, value in changes.items()}
    answer = client.post(f"{HOME}new/", FORM | {"people": PEOPLE} | given)
    if words != "mend":
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_an_order_can_be_forgotten_until_it_is_signed(client: Client, signer: Any) -> None:
    batch = _prepared(client)
    client.post(f"{HOME}{batch.pk}/discard/")
    assert not AwardBatch.objects.exists()
    assert not AwardBatchPart.objects.exists()
    batch = _signed(client)
    assert client.post(f"{HOME}{batch.pk}/discard/").status_code == 409
    assert AwardBatch.objects.get().state == "done"


def test_files_links_and_slips_are_there_to_hand_on(client: Client, signer: Any) -> None:
    batch = _signed(client)
    table = client.get(f"{HOME}{batch.pk}/table.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["key"] for row in rows] == [f"Ana {n}" for n in range(1, 21)]
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{HOME}{batch.pk}/files.zip").content))
    assert len(packed.namelist()) == 20
    award = batch.awards.get(key="Ana 7")
    assert packed.read(f"{award.code}.json") == bytes(award.document)
    slips = client.get(f"{HOME}{batch.pk}/slips/").content.decode()
    assert slips.count('class="slip"') == 20
    assert award.code in slips
    assert str(award.public_id) in slips


def test_a_formula_in_a_name_stays_text(client: Client, signer: Any) -> None:
    batch = _prepared(client, people='=HYPERLINK("https://x.example")')
    client.post(f"{HOME}{batch.pk}/sign/")
    batches.run(batch)
    table = client.get(f"{HOME}{batch.pk}/table.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in table


@pytest.mark.covers("S22", "S18")
def test_the_person_puts_it_in_their_passport_with_the_code(client: Client, signer: Any) -> None:
    award = _signed(client).awards.get(key="Ana 7")
    learner = factories.person(email="ana7@example.org")
    client.force_login(learner)
    answer = client.post("/passport/bring/", {"text": award.code.lower()}, follow=True)
    assert "Forklift Safety" in answer.content.decode()
    record = ReceivedRecord.objects.of(learner).get()
    assert record.accepted
    wrong = client.post("/passport/bring/", {"text": "ZZZZ-ZZZZ"})
    assert wrong.status_code == 422
    assert "No single record has this link or code" in wrong.content.decode()


def test_strangers_meet_nothing_and_others_of_the_house_a_closed_door(
    client: Client, signer: Any, center: Organization
) -> None:
    batch = _signed(client)
    doors = ["", "progress/", "table.csv", "files.zip", "slips/"]
    client.force_login(factories.person())
    assert {client.get(f"{HOME}{batch.pk}/{door}").status_code for door in doors} == {404}
    other = factories.person()
    factories.member(other, factories.college(), "registrar")
    client.force_login(other)
    assert {client.get(f"{HOME}{batch.pk}/{door}").status_code for door in doors} == {404}
    assert {client.post(f"{HOME}{batch.pk}/{door}/").status_code for door in ("sign", "discard")} == {404}
    helper = factories.person()
    factories.member(helper, center, "case_manager")
    client.force_login(helper)
    assert {client.get(f"{HOME}{batch.pk}/{door}").status_code for door in doors} == {403}


def test_an_organization_without_a_scope_is_told_what_to_do(client: Client) -> None:
    person = factories.person()
    factories.member(person, factories.organization(kind="community"), "signer")
    client.force_login(person)
    page = client.get(f"{HOME}new/").content.decode()
    assert "Your organization may not sign awards yet" in page
    assert client.post(f"{HOME}new/", FORM | {"people": PEOPLE}).status_code == 422


def test_the_list_asks_the_same_whatever_its_length(client: Client, signer: Any) -> None:
    made = iter(range(10))
    same_count_for_one_and_three(
        lambda: _prepared(client, title=f"Award {next(made)}"), lambda: client.get(HOME)
    )
