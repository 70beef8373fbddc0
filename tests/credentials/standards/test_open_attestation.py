"""OpenAttestation: hashes as they were published, keys recovered from signatures, ledgers named and never asked."""

import hashlib
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.standards.errors import Malformed
from credentials.standards.open_attestation.keccak import keccak_256, sponge
from credentials.standards.open_attestation.recovery import address_of, signer_address
from credentials.standards.verdict import Check, State, Verdict
from credentials.standards.verification import PersonHint
from tests.credentials.standards import attestations_world as made
from tests.credentials.standards.attestations_world import PLACE, RESPONDER, hidden, second, third, world


def _said(verdict: Verdict, check: Check) -> tuple[str, str, str]:
    outcome = verdict.checks[check]
    return outcome.state.value, outcome.reason, outcome.detail


# -- the hash and the key ----------------------------------------------------------------------------------------


@given(st.binary(max_size=600))
def test_the_permutation_is_that_of_sha_3(data: bytes) -> None:
    """With the padding of FIPS 202 it must be what the standard library has."""
    assert sponge(data, 0x06) == hashlib.sha3_256(data).digest()


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_the_padding_is_that_of_ethereum(text: bytes, digest: str) -> None:
    """Values of the Keccak team's published test vectors for capacity 512."""
    assert keccak_256(text).hex() == digest


def test_a_published_signature_gives_its_published_address() -> None:
    """Key, address, message and signature as the documentation of web3.js prints them."""
    signature = (
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"
        "6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c"
    )
    address = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23"
    assert signer_address(b"Some data", signature) == address
    assert signer_address(b"Some date", signature) != address


@pytest.mark.parametrize("number", range(1, 6))
def test_the_recovered_key_is_the_one_that_signed(number: int) -> None:
    root = f"{number:064x}"
    assert signer_address(bytes.fromhex(root), made.sign(root, number)) == address_of(
        made.key(number).public_key()
    )


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "0x" + "00" * 65,
        "0x" + "ff" * 65,
        f"0x{5:064x}{7:064x}1b",
        f"0x{made.ORDER:064x}{7:064x}1b",
        f"0x{1:064x}{made.ORDER - 1:064x}1b",
        "0x" + "11" * 64 + "1d",
        "0x" + "11" * 65 + "\n",
    ],
)
def test_what_is_no_signature_is_refused(signature: str) -> None:
    with pytest.raises(Malformed):
        signer_address(b"x" * 32, signature)


# -- verdicts ----------------------------------------------------------------------------------------------------


@pytest.mark.covers("M1", "V-20")
@pytest.mark.parametrize("document", [second(), third(), second(neighbours=("ab" * 32, "01" * 32))])
def test_a_good_document_of_a_known_source_passes(document: dict[str, Any]) -> None:
    """V-20."""
    began = time.perf_counter()
    verdict = world().check(json.dumps(document))
    assert time.perf_counter() - began < 1
    assert verdict.overall == State.PASSED
    assert _said(verdict, Check.WHO_SIGNED)[0] == "passed"
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("not_applicable", "no_end_date_no_status")
    assert verdict.facts.title == "Welding Technology"
    assert verdict.facts.issuer_name == "Riverbend Community College District"


def test_what_it_says_is_shown_as_rows() -> None:
    rows = dict(world().check(second()).facts.rows)
    assert rows["recipient.name"] == "Reed Example"
    assert rows["courses.1"] == "WELD 2 – año"
    assert not any(name.startswith("issuers") for name in rows)
    assert dict(world().check(third()).facts.rows)["credentialSubject.units"] == "18.5"


@pytest.mark.covers("M1")
def test_any_changed_value_fails() -> None:
    changed = [
        json.dumps(second()).replace("WELD 1", "WELD 9"),
        json.dumps(third()).replace("18.5", "60.5"),
        json.dumps(third()).replace('"Welding Technology"', '"Brain Surgery"'),
    ]
    for text in changed:
        verdict = world().check(text)
        assert _said(verdict, Check.UNCHANGED)[:2] == ("failed", "content_changed")
        assert verdict.overall == State.FAILED


def test_an_added_or_a_taken_field_fails() -> None:
    for document in (
        third() | {"extra": "x"},
        {name: value for name, value in third().items() if name != "name"},
        second() | {"data": second()["data"] | {"extra": "x"}},
    ):
        assert _said(world().check(document), Check.UNCHANGED)[:2] == ("failed", "content_changed")


def test_empty_values_that_no_hash_covers_are_told() -> None:
    """Writers of version 3 leave empty, zero and false values out of the hash: anyone could swap them."""
    verdict = world().check(third(credentialSubject={"honours": False, "units": 3}))
    assert _said(verdict, Check.UNCHANGED)[:2] == ("failed", "unsigned_content")


@pytest.mark.covers("M1")
def test_an_unknown_signer_is_named_by_the_site_that_would_vouch() -> None:
    for document in (second(), third()):
        verdict = world(known=False).check(document)
        assert _said(verdict, Check.UNCHANGED)[0] == "passed"
        assert _said(verdict, Check.WHO_SIGNED) == ("could_not_check", "issuer_unreachable", PLACE)
        assert _said(verdict, Check.ALLOWED_TO_ISSUE)[:2] == ("could_not_check", "not_in_directory")
        assert verdict.overall == State.COULD_NOT_CHECK
    alone = world(known=False).check(second(issuer={"identityProof": {"type": "DID"}}))
    assert _said(alone, Check.WHO_SIGNED)[:2] == ("could_not_check", "signer_not_in_directory")


def test_a_signature_of_another_key_fails() -> None:
    document = second()
    document["proof"][0]["signature"] = made.sign(document["signature"]["merkleRoot"], 2)
    assert _said(world().check(document), Check.UNCHANGED)[:2] == ("failed", "content_changed")
    document["proof"][0]["verificationMethod"] = f"{made.did(2)}#controller"
    assert _said(world().check(document), Check.WHO_SIGNED)[:2] == ("failed", "not_issuers_key")


@pytest.mark.covers("M1")
def test_a_ledger_is_named_and_never_asked() -> None:
    ledger = {"documentStore": "0x" + "ab" * 20, "id": ""}
    verdict = world().check(second(issuer=ledger))
    assert _said(verdict, Check.UNCHANGED) == (
        "could_not_check",
        "kept_in_ledger",
        f"documentStore 0x{'ab' * 20}",
    )
    assert verdict.overall == State.COULD_NOT_CHECK
    store = {"proof": {"method": "TOKEN_REGISTRY", "value": "0x" + "cd" * 20}}
    assert _said(world().check(third(metadata=store)), Check.WHO_SIGNED)[:2] == (
        "could_not_check",
        "kept_in_ledger",
    )
    changed = json.dumps(second(issuer=ledger)).replace("WELD 1", "WELD 9")
    assert _said(world().check(changed), Check.UNCHANGED)[:2] == ("failed", "content_changed")


def test_hidden_fields_are_counted_and_the_rest_still_holds() -> None:
    verdict = world().check(hidden(second(), "courses"))
    assert verdict.overall == State.PASSED
    assert verdict.facts.hidden == 2
    assert not any(name.startswith("courses") for name, _value in verdict.facts.rows)


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        ({"revoked": False}, "passed", ""),
        ({"revoked": True}, "failed", "revoked"),
        ({"revoked": "no"}, "could_not_check", "status_verification_error"),
        ([], "could_not_check", "status_verification_error"),
        (None, "could_not_check", "status_unreachable"),
    ],
)
def test_a_responder_says_whether_it_was_taken_back(answer: Any, state: str, reason: str) -> None:
    document = second(issuer={"revocation": {"type": "OCSP_RESPONDER", "location": RESPONDER}})
    address = f"{RESPONDER}/0x{document['signature']['targetHash']}"
    published = {} if answer is None else {address: json.dumps(answer).encode()}
    assert _said(world(**published).check(document), Check.STILL_GOOD)[:2] == (state, reason)


def test_a_store_of_cancelled_documents_is_named() -> None:
    store = {"revocation": {"type": "REVOCATION_STORE", "location": "0x" + "ee" * 20}}
    verdict = world().check(second(issuer=store))
    assert _said(verdict, Check.STILL_GOOD) == ("could_not_check", "status_unreachable", "0x" + "ee" * 20)


def test_dates_of_version_3_count() -> None:
    ended = world().check(third(expirationDate="2026-07-01T00:00:00Z"))
    assert _said(ended, Check.STILL_GOOD) == ("failed", "expired", "2026-07-01")
    assert _said(world().check(third(expirationDate="2027-07-01T00:00:00Z")), Check.STILL_GOOD)[0] == "passed"


def test_a_typed_name_has_nothing_to_be_compared_with() -> None:
    verdict = world().check(second(), person=PersonHint(typed="Reed"))
    assert _said(verdict, Check.ABOUT_THIS_PERSON)[:2] == ("could_not_check", "no_holder_proof")


def test_too_many_fields_are_refused_quickly() -> None:
    document = second() | {"data": {f"f{at}": "x" for at in range(5_000)}}
    began = time.perf_counter()
    verdict = world().check(document)
    assert time.perf_counter() - began < 1
    assert verdict.overall == State.COULD_NOT_CHECK


@pytest.mark.covers("V-32")
@pytest.mark.parametrize("junk", [None, 7, [], {}, "", "zz", ["x"], [{}], {"type": "SHA3MerkleProof"}])
@pytest.mark.parametrize("member", ["signature", "proof", "data", "privacy"])
def test_junk_in_any_member_never_breaks(member: str, junk: Any) -> None:
    """V-32."""
    verdict = world().check(second() | {member: junk})
    assert member == "privacy" or verdict.overall != State.PASSED
    assert world().check(third() | {"proof": third()["proof"] | {"salts": junk}}).overall != State.PASSED
