"""What a phone shows: the holder's proof answers our question, and every record inside stands on its own."""

import json
from typing import Any

import pytest

from credentials.standards.data_integrity import sign
from credentials.standards.did import key as did_key
from credentials.standards.engine import verify
from credentials.standards.verdict import Check, State, Verdict
from credentials.standards.verification.parties import Challenge
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import AT, LEARNER_SEED, LIST, World, signed, signer
from tests.support.shared import shared_data

pytestmark = pytest.mark.covers("L58")
HOLDER = did_key.did_of(signer("", LEARNER_SEED).public)
METHOD = f"{HOLDER}#{HOLDER.removeprefix('did:key:')}"


def _shown(**proof: Any) -> dict[str, Any]:
    record = award()
    record = signed(record | {"credentialSubject": record["credentialSubject"] | {"id": HOLDER}})
    document = {
        "@context": record["@context"],
        "type": ["VerifiablePresentation"],
        "holder": HOLDER,
        "verifiableCredential": [record],
    }
    given: dict[str, Any] = {"purpose": "authentication", "challenge": "n-1", "domain": "portal.example"}
    return sign(document, signer(METHOD, LEARNER_SEED), created="2026-11-22T23:59:00Z", **given | proof)


def _asked(document: Any, nonce: str = "n-1", audience: str = "portal.example") -> Verdict:
    world = World(lists={LIST: published_list()})
    return verify(document, at=AT, directory=world, resolver=world, challenge=Challenge(nonce, audience))


def _said(verdict: Verdict, check: Check) -> tuple[str, str]:
    return verdict.checks[check].state.value, verdict.checks[check].reason


@pytest.mark.covers("V-08")
def test_the_right_answer_proves_who_shows_it() -> None:
    """V-08."""
    for domain in ("portal.example", ["other.example", "portal.example"]):
        verdict = _asked(_shown(domain=domain))
        assert _said(verdict, Check.UNCHANGED) == ("passed", "")
        assert _said(verdict, Check.STILL_GOOD) == ("passed", "")
        assert verdict.lines[0].overall == State.PASSED
        assert _said(verdict.lines[0], Check.ABOUT_THIS_PERSON) == ("passed", "holder")


@pytest.mark.covers("V-08")
@pytest.mark.parametrize(
    ("nonce", "audience"), [("n-2", "portal.example"), ("n-1", "other.example"), ("", "")]
)
def test_an_answer_to_another_question_proves_nobody(nonce: str, audience: str) -> None:
    """V-08: other challenge, other domain."""
    verdict = _asked(_shown(), nonce, audience)
    assert _said(verdict, Check.UNCHANGED) == ("passed", "")
    assert _said(verdict, Check.STILL_GOOD) == ("failed", "nonce_differs")
    assert _said(verdict.lines[0], Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")
    assert verdict.lines[0].overall == State.PASSED


def test_a_challenge_put_in_afterwards_breaks_the_signature() -> None:
    document = _shown()
    document["proof"] |= {"challenge": "n-2"}
    verdict = _asked(document, "n-2")
    assert _said(verdict, Check.UNCHANGED) == ("failed", "content_changed")
    assert _said(verdict, Check.STILL_GOOD) == ("could_not_check", "content_not_trusted")
    assert _said(verdict.lines[0], Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")


def test_a_proof_for_another_purpose_or_by_another_key_proves_nobody() -> None:
    other = _asked(_shown(purpose="assertionMethod"))
    assert _said(other, Check.WHO_SIGNED) == ("failed", "key_not_for_this")
    assert _said(other.lines[0], Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")
    unsigned = {name: value for name, value in _shown().items() if name != "proof"}
    assert _said(_asked(unsigned), Check.STILL_GOOD) == ("failed", "nonce_differs")
    assert _said(_asked(unsigned).lines[0], Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")


@pytest.mark.covers("V-08")
def test_what_a_wallet_signs_is_accepted_for_its_own_question_only() -> None:
    """V-08: the suite of 2020, as Learner Credential Wallet sends it."""
    for document in json.loads(
        shared_data("credentials", "fixtures", "wallet-didauth-presentations.json").read_text()
    ):
        proof = document["proof"]
        verdict = _asked(document, proof["challenge"], proof["domain"])
        assert _said(verdict, Check.UNCHANGED) == ("passed", "")
        assert _said(verdict, Check.STILL_GOOD) == ("passed", "")
        assert _said(_asked(document, "other", proof["domain"]), Check.STILL_GOOD) == (
            "failed",
            "nonce_differs",
        )
