"""The box for everyone: no account, no script, nothing kept, four states and a reason each."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from credentials.models import IssuedCredential
from credentials.services import issuance, status
from tests.credentials import factories

pytestmark = pytest.mark.django_db


def _page(client: Client, **given: Any) -> Any:
    response = client.post("/check/", given)
    assert response.status_code == 200, response.content[:400]
    return html.fromstring(response.content.decode())


def _states(page: Any) -> dict[str, str]:
    first = page.xpath("//section[@data-verdict]")[0]
    return {line.get("data-check"): line.get("data-state") for line in first.xpath(".//li[@data-check]")}


def _verdict(page: Any) -> str:
    return str(page.xpath("//section/@data-verdict")[0])


def _sentence(page: Any) -> str:
    return " ".join(page.xpath("(//*[contains(@class,'verdict-sentence')])[1]")[0].text_content().split())


@pytest.mark.covers("S16")
def test_the_box_stands_open_to_everyone(client: Client) -> None:
    response = client.get("/check/")
    assert response.status_code == 200
    assert b'enctype="multipart/form-data"' in response.content


@pytest.mark.covers("S13", "S16")
def test_a_good_record_passes_with_five_named_checks(client: Client) -> None:
    award = factories.award()
    began = time.perf_counter()
    page = _page(client, file=SimpleUploadedFile("record.json", award.document))
    assert time.perf_counter() - began < 3
    assert _verdict(page) == "passed"
    assert _states(page) == {
        "unchanged": "passed",
        "who_signed": "passed",
        "allowed_to_issue": "passed",
        "still_good": "passed",
        "about_this_person": "could_not_check",
    }
    assert _sentence(page) == f"This record is unchanged and signed by {award.source.name}."


@pytest.mark.covers("U15", "U6")
def test_every_state_is_a_word_beside_its_shape(client: Client) -> None:
    page = _page(client, text=factories.award().document.decode())
    for line in page.xpath("//li[@data-check]"):
        said = " ".join(line.text_content().split())
        assert any(word in said for word in ("Passed", "Failed", "Could not check", "Does not apply"))
        assert [icon.get("aria-hidden") for icon in line.xpath(".//svg")] == ["true"] * len(
            line.xpath(".//svg")
        )


@pytest.mark.covers("S13")
def test_one_changed_byte_says_changed_after_signing(client: Client) -> None:
    award = factories.award()
    raw = award.document.replace(b'"value":"A"', b'"value":"B"')
    assert raw != award.document
    page = _page(client, file=SimpleUploadedFile("record.json", raw))
    assert _verdict(page) == "failed"
    assert _states(page)["unchanged"] == "failed"
    assert _sentence(page) == "This record was changed after it was signed."


@pytest.mark.covers("S13")
def test_a_cancelled_record_says_so(client: Client) -> None:
    award = factories.award()
    status.cancel(award, reason="issued_in_error", by=None)
    page = _page(client, file=SimpleUploadedFile("record.json", award.document))
    assert _sentence(page) == "The source cancelled this record."
    assert _states(page)["unchanged"] == "passed"


@pytest.mark.covers("U6")
def test_a_problem_names_its_part_and_has_a_help_code(client: Client) -> None:
    page = _page(client, text="hello")
    assert _verdict(page) == "could_not_check"
    assert _sentence(page) == "This file is not a record that we know."
    code = page.xpath("//section[@data-verdict]//strong[@class='code']")[0].text_content()
    assert len(code) == 8


def test_our_links_and_codes_lead_to_the_record(client: Client) -> None:
    award = factories.award()
    link = issuance.document_of(award)["id"]
    assert _verdict(_page(client, text=link)) == "passed"
    assert _verdict(_page(client, text=award.code.lower())) == "passed"
    assert "bad.example" in _sentence(_page(client, text="https://bad.example/record"))
    gone = link[:-12] + "000000000000"
    assert (
        _sentence(_page(client, text=gone)) == "No record here has this link or code. Check it and try again."
    )


def test_a_code_that_is_no_record_is_asked_as_a_share(client: Client) -> None:
    response = client.post("/check/", {"text": "ABCD-2345"})
    assert (response.status_code, response["Location"]) == (302, "/c/ABCD2345/")


def test_an_empty_box_is_told_so(client: Client) -> None:
    response = client.post("/check/", {"text": ""})
    assert response.status_code == 422
    assert b"Drop a file or paste something first." in response.content


@pytest.mark.covers("S16")
def test_nothing_is_kept(client: Client, settings: Any) -> None:
    from audit.models import Entry

    award = factories.award()
    folder = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    files = sorted(folder.rglob("*"))
    before = (Entry.objects.count(), IssuedCredential.objects.count())
    response = client.post("/check/", {"file": SimpleUploadedFile("r.json", award.document)})
    assert (Entry.objects.count(), IssuedCredential.objects.count()) == before
    assert "no-store" in response["Cache-Control"]
    assert not client.session.items()
    assert sorted(folder.rglob("*")) == files


def test_too_many_checks_are_asked_to_wait(client: Client) -> None:
    for _ in range(60):
        client.post("/check/", {"text": "x"})
    assert client.post("/check/", {"text": "x"}).status_code == 429


def test_the_page_speaks_spanish(client: Client) -> None:
    award = factories.award()
    response = client.post("/es/check/", {"text": award.document.decode()})
    page = html.fromstring(response.content.decode())
    assert _sentence(page) == f"Este registro no ha cambiado y lo firmó {award.source.name}."


BAD = {
    "empty": b"",
    "html": b"<!doctype html><p>hello",
    "zip": b"PK\x03\x04rest",
    "truncated": b'{"@context": ["https://www.w3.org/ns/cred',
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "doubled member": b'{"type": "a", "type": "b"}',
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "huge number": b'{"a": 1' + b"0" * 500 + b"}",
    "huge float": b'{"a": 1e400}',
    "deep": b"[" * 5000 + b"]" * 5000,
    "deep objects": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "null character": b'{"a": "\\u0000"}',
    "list": b"[1, 2]",
    "number": b"7",
    "large": b'{"a": "' + b"x" * 3_000_000 + b'"}',
    "pdf": b"%PDF-1.7 nothing",
    "png": b"\x89PNG\r\n\x1a\n",
    "jwt": b"eyJhbGciOiJub25lIn0.e30.",
}


@pytest.mark.covers("U6", "L8")
@pytest.mark.parametrize("raw", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_a_verdict(client: Client, raw: bytes) -> None:
    page = _page(client, file=SimpleUploadedFile("file", raw))
    assert _verdict(page) == "could_not_check"


def test_a_byte_order_mark_is_forgiven(client: Client) -> None:
    raw = b"\xef\xbb\xbf" + factories.award().document
    assert _verdict(_page(client, file=SimpleUploadedFile("file", raw))) == "passed"


def _with(change: dict[str, Any]) -> bytes:
    return json.dumps(issuance.document_of(factories.award()) | change).encode()


CHANGES: dict[str, dict[str, Any]] = {
    "lone surrogate": {"name": "\ud800"},
    "id with newline": {"id": "https://a.example/1\n"},
    "relative id": {"id": "records/1"},
    "javascript id": {"id": "javascript:alert(1)"},
    "issuer number": {"issuer": 7},
    "issuer script": {"issuer": {"id": "javascript:alert(1)", "name": "Bank"}},
    "no subject": {"credentialSubject": []},
    "subject text": {"credentialSubject": "me"},
    "subject list": {"credentialSubject": [[[]]]},
    "undefined term": {"undefinedTerm": "x"},
    "wrong type": {"type": ["VerifiableCredential", "OpenBadge"]},
    "type number": {"type": 5},
    "index": {"@index": "x"},
    "reverse": {"@reverse": {}},
    "context text": {"@context": "https://www.w3.org/ns/credentials/v2"},
    "context null": {"@context": None},
    "context object": {"@context": {"a": "b"}},
    "context of anything": {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://www.w3.org/ns/credentials/undefined-terms/v2",
        ]
    },
    "no proof": {"proof": None},
    "empty proofs": {"proof": []},
    "proof text": {"proof": "signed"},
    "proof list of text": {"proof": ["signed"]},
    "nine proofs": {"proof": [{}] * 9},
    "status array": {"credentialStatus": [[]]},
    "status text": {"credentialStatus": "fine"},
    "no zone": {"validFrom": "2026-06-12T00:00:00"},
    "leap second": {"validFrom": "2026-06-30T23:59:60Z"},
    "year 0": {"validFrom": "0000-01-01T00:00:00Z"},
    "ends before it begins": {"validUntil": "2001-01-01T00:00:00Z"},
    "date with newline": {"validFrom": "2026-06-12T00:00:00Z\n"},
    "number under a millionth": {
        "credentialSubject": {"type": ["AchievementSubject"], "creditsEarned": 1e-7}
    },
}


@pytest.mark.covers("S13", "L8")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_mangled_record_never_passes_and_never_breaks(client: Client, change: dict[str, Any]) -> None:
    page = _page(client, file=SimpleUploadedFile("file", _with(change)))
    assert _verdict(page) != "passed"
    assert [link for link in page.xpath("//main//a/@href") if not link.startswith("/")] == []


PROOFS: dict[str, dict[str, Any]] = {
    "unknown suite": {"cryptosuite": "ecdsa-sd-2023"},
    "no suite": {"cryptosuite": None},
    "suite number": {"cryptosuite": 5},
    "wrong purpose": {"proofPurpose": "authentication"},
    "base64 value": {"proofValue": "uAAAA"},
    "63 bytes": {"proofValue": "z" + "2" * 80},
    "value number": {"proofValue": 5},
    "method number": {"verificationMethod": 5},
    "method missing": {"verificationMethod": None},
    "other controller": {"verificationMethod": "did:web:other.example#key-1"},
    "unknown did": {"verificationMethod": "did:ion:abc#key-1"},
    "fragment key": {
        "verificationMethod": "https://a.example/1#z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd"
    },
    "no such key": {"verificationMethod": "did:key:z6Mk#z6Mk"},
    "previous proof": {"previousProof": "urn:x"},
}


@pytest.mark.covers("S13", "L8")
@pytest.mark.parametrize("change", PROOFS.values(), ids=PROOFS.keys())
def test_a_mangled_proof_never_passes_and_never_breaks(client: Client, change: dict[str, Any]) -> None:
    document = issuance.document_of(factories.award())
    raw = json.dumps(document | {"proof": document["proof"] | change}).encode()
    assert _verdict(_page(client, file=SimpleUploadedFile("file", raw))) != "passed"


@pytest.mark.covers("S13", "V-35")
def test_what_no_signature_covers_is_never_shown(client: Client) -> None:
    """V-35: null, `@index` and terms without a meaning stand outside every JSON-LD signature."""
    document = json.loads(factories.award().document)
    achievement = document["credentialSubject"]["achievement"]
    achievement["image"] = None
    empty = _page(client, text=json.dumps(document))
    assert _verdict(empty) == "passed"
    assert "None" not in empty.text_content()
    for member in ("@index", "honors", "x:honors"):
        achievement[member] = "Summa cum laude"
        page = _page(client, text=json.dumps(document))
        assert _verdict(page) != "passed", member
        assert "Summa cum laude" not in page.text_content()
        del achievement[member]
