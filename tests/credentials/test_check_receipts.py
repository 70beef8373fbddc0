"""Receipts of checks at the three doors: page, API and command."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from lxml import html

from credentials.services import status, verification
from tests.credentials import factories

pytestmark = pytest.mark.django_db


def _upload(document: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("record.json", document)


def _saved(client: Client, document: bytes) -> bytes:
    """What the button of the verdict page gives."""
    page = html.fromstring(client.post("/check/", {"file": _upload(document)}).content.decode())
    carried = page.xpath("//input[@name='receipt']/@value")[0]
    response = client.post("/check/receipt/", {"receipt": carried})
    assert "attachment" in response["Content-Disposition"]
    return bytes(response.content)


@pytest.mark.covers("M2", "S60", "V-11")
def test_receipts_of_before_and_after_a_cancellation_both_hold(client: Client) -> None:
    """V-11: the same file, two moments, two receipts."""
    award = factories.award()
    before = _saved(client, award.document)
    status.cancel(award, reason="issued_in_error", by=None)
    after = _saved(client, award.document)
    first, second = verification.verify(before), verification.verify(after)
    assert [first.overall, second.overall] == ["passed", "passed"]
    assert [first.lines[0].overall, second.lines[0].overall] == ["passed", "failed"]
    assert first.lines[0].sha256 == second.lines[0].sha256


@pytest.mark.covers("M2")
def test_nobody_gets_a_file_that_the_portal_did_not_sign(client: Client) -> None:
    award = factories.award()
    changed = _saved(client, award.document).replace(b'"could_not_check"', b'"passed"', 1)
    for other in (changed, award.document, b"hello", b""):
        assert client.post("/check/receipt/", {"receipt": other.decode()}).status_code == 400
    assert client.get("/check/receipt/").status_code == 405


@pytest.mark.covers("M2")
def test_the_api_gives_a_receipt(client: Client) -> None:
    award = factories.award()
    told: dict[str, Any] = client.post("/api/v1/check", {"file": _upload(award.document)}).json()
    assert told["receipt"]["sha256"] == told["sha256"]
    assert verification.verify(json.dumps(told["receipt"])).overall == "passed"


@pytest.mark.covers("M2")
def test_the_command_writes_a_receipt(tmp_path: Path) -> None:
    record, receipt = tmp_path / "record.json", tmp_path / "receipt.json"
    record.write_bytes(factories.award().document)
    with pytest.raises(SystemExit):
        call_command("check", str(record), receipt=str(receipt))
    assert verification.verify(receipt.read_bytes()).overall == "passed"


def test_a_source_is_linked_to_its_entry(client: Client) -> None:
    award = factories.award()
    page = html.fromstring(client.post("/check/", {"file": _upload(award.document)}).content.decode())
    link = page.xpath("//section[@data-verdict]//a[contains(@href, '/trust/sources/')]/@href")[0]
    assert award.source.name in client.get(link).content.decode()
