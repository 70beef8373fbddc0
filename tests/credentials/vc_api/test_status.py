"""Status lists of the test issuer (Bitstring Status List 1.0): entry, list, change, and what a verifier says."""

import json

import pytest
from django.test import Client

from credentials.standards import bitstring
from tests.credentials.vc_api.calls import credential, issued, post, reasons, verify

pytestmark = pytest.mark.covers("L58", "S13")


def _list(document: dict[str, object]) -> dict[str, object]:
    address = str(document["credentialStatus"]["statusListCredential"])  # type: ignore[index]
    answer = Client().get("/" + address.split("/", 3)[3])
    assert answer["Content-Type"] == "application/vc"
    return json.loads(answer.content)  # type: ignore[no-any-return]


def test_an_entry_and_its_list_have_the_form_of_the_standard() -> None:
    entry = issued()["credentialStatus"]
    assert entry["type"] == "BitstringStatusListEntry"
    assert entry["statusPurpose"] == "revocation"
    assert str(int(entry["statusListIndex"])) == entry["statusListIndex"]
    assert entry["id"] != entry["statusListCredential"]
    published = _list(issued())
    assert published["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert published["credentialSubject"]["type"] == "BitstringStatusList"
    assert len(bitstring.decode(published["credentialSubject"]["encodedList"])) == 16 * 1024
    assert reasons(verify(published)) == set()


def test_a_revoked_credential_no_longer_verifies_and_others_do() -> None:
    one, other = issued(), issued()
    assert reasons(verify(one, checks=["proof", "credentialStatus"])) == set()
    change = {
        "credentialId": one["id"],
        "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation"},
    }
    assert post("credentials/status", change | {"status": True})[0] == 200
    assert reasons(verify(one)) == {"revoked"}
    assert reasons(verify(one, checks=["proof"])) == set()
    assert reasons(verify(other)) == set()
    assert post("credentials/status", change | {"status": False})[0] == 200
    assert reasons(verify(one)) == set()


def test_a_credential_that_nobody_signed_here_has_no_status_to_change() -> None:
    status, body = post("credentials/status", {"credentialId": "urn:uuid:none", "status": True})
    assert (status, body["verified"]) == (400, False)


def test_a_list_elsewhere_is_not_asked_and_never_green() -> None:
    entry = {
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://lists.example.org/1",
    }
    document = issued(credential(credentialStatus=entry))
    assert reasons(verify(document)) == {"status_unreachable"}
    assert reasons(verify(document, checks=["proof"])) == set()


@pytest.mark.parametrize(
    ("index", "reason"), [("131072", "range_error"), ("-1", "range_error"), ("x", "range_error")]
)
def test_an_index_outside_the_list_is_named(index: str, reason: str) -> None:
    entry = issued()["credentialStatus"] | {"statusListIndex": index}
    assert reasons(verify(issued(credential(credentialStatus=entry)))) == {reason}
