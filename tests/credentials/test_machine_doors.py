"""Addresses for machines: the API, the exact bytes, lists and DID documents, and the command."""

import io
import json
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from core.clock import now
from credentials.enums import CredentialState
from credentials.models import StatusList
from credentials.services import issuance, status
from credentials.standards import bitstring
from credentials.tasks import sign_lists_anew
from tests.credentials import factories

pytestmark = pytest.mark.django_db


@pytest.mark.covers("S13", "S16")
def test_the_api_answers_in_its_shape(client: Client) -> None:
    award = factories.award()
    response = client.post("/api/v1/check", award.document, content_type="application/vc")
    answer = response.json()
    assert response.status_code == 200
    assert (answer["verdict"], answer["format"]) == ("passed", "OpenBadgeCredential")
    assert set(answer["checks"]) == {
        *("unchanged", "who_signed", "allowed_to_issue", "still_good", "about_this_person")
    }
    assert answer["issuer"]["name"] == award.source.name
    assert [set(reason) for reason in answer["reasons"]] == [{"check", "code", "text"}] * 5


def test_the_api_compares_a_person(client: Client) -> None:
    learner = factories.person(email="Reed@Example.org")
    award = factories.award(subject=learner)
    file = io.BytesIO(award.document)
    file.name = "record.json"
    answer = client.post("/api/v1/check", {"file": file, "person": "reed@example.org"}).json()
    assert answer["checks"]["about_this_person"] == "passed"


@pytest.mark.covers("L8")
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"null", b"{}"])
def test_the_api_never_breaks(client: Client, body: bytes) -> None:
    for kind in ("application/json", "text/plain", "application/octet-stream"):
        response = client.post("/api/v1/check", body, content_type=kind)
        assert response.status_code == 200
        assert response.json()["verdict"] == "could_not_check"


def test_the_address_of_a_record_gives_the_exact_bytes(client: Client) -> None:
    award = factories.award()
    path = issuance.document_of(award)["id"].split("/", 3)[3]
    response = client.get("/" + path)
    assert (response.content, response["Content-Type"]) == (award.document, "application/vc")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    shown = client.get("/" + path, headers={"accept": "text/html"}, follow=True)
    assert award.title in shown.content.decode()
    assert client.get("/credentials/00000000-0000-4000-8000-000000000000").status_code == 404


@pytest.mark.covers("S10")
def test_the_page_of_a_replaced_record_leads_to_the_new_one(client: Client) -> None:
    old = factories.award()
    new = issuance.supersede(old, payload=factories.award_facts(), by=None)
    page = client.get(f"/credentials/{old.public_id}/").content.decode()
    assert "The source replaced this record with a new one." in page
    assert f"/credentials/{new.public_id}/" in page


def test_a_list_is_open_cacheable_and_without_cookies(client: Client) -> None:
    award = factories.award()
    place = award.status_index
    address = f"/status/{place.status_list.number}"
    before = client.get(address)
    assert before["Cache-Control"] == "public, max-age=300"
    assert before["Access-Control-Allow-Origin"] == "*"
    assert not before.cookies
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 304
    status.cancel(award, reason="ended", by=None)
    bits = bitstring.decode(json.loads(client.get(address).content)["credentialSubject"]["encodedList"])
    assert bitstring.is_set(bits, place.index)
    assert client.get("/status/9999").status_code == 404


def test_a_source_publishes_its_keys(client: Client) -> None:
    award = factories.award()
    document = client.get(f"/issuers/{award.source.slug}/did.json").json()
    assert document["id"] == issuance.document_of(award)["issuer"]["id"]
    assert issuance.document_of(award)["proof"]["verificationMethod"] in document["assertionMethod"]
    assert client.get("/issuers/nobody/did.json").status_code == 404
    assert client.get("/.well-known/did.json").json()["id"].startswith("did:web:")


def _run(monkeypatch: pytest.MonkeyPatch, raw: bytes, *arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    with pytest.raises(SystemExit) as left:
        call_command("check", "-", *arguments, stdout=out)
    return int(left.value.code or 0), out.getvalue()


@pytest.mark.covers("S13")
def test_the_command_tells_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    award = factories.award()
    code, text = _run(monkeypatch, award.document, "--json", "--offline")
    assert (code, json.loads(text)["verdict"]) == (0, "passed")
    code, text = _run(monkeypatch, award.document.replace(b"Sociology", b"Psychology"))
    assert code == 1
    assert text.startswith("This record was changed after it was signed.")
    assert _run(monkeypatch, b"nothing")[0] == 3


def test_without_a_file_the_command_checks_the_project(capsys: Any) -> None:
    call_command("check")


def test_lists_are_signed_anew_before_they_end() -> None:
    award = factories.award()
    row = award.status_index.status_list
    StatusList.objects.filter(pk=row.pk).update(signed_at=now() - timedelta(days=2))
    sign_lists_anew()
    row.refresh_from_db()
    assert now() - row.signed_at < timedelta(minutes=1)
    assert award.state == CredentialState.SIGNED
