"""Proofs that are no proofs, sets, chains, and what ends (Data Integrity 1.0, sections 2.1, 4.4 to 4.6)."""

from typing import Any

import pytest

from credentials.standards import multikey
from credentials.standards.data_integrity import sign
from credentials.standards.data_integrity.chains import covered
from credentials.standards.data_integrity.form import ProofRefused
from credentials.standards.verdict import Check, State, Verdict
from tests.credentials.standards.proofs import CREATED, resigned, without
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import COLLEGE, LIST, World, college, signer

_ORDER = 2**252 + 27742317777372353535851937790883648493
_FIRST, _SECOND = (f"urn:uuid:0198c0de-0000-4000-8000-00000000000{n}" for n in (1, 2))


def _check(document: Any, **changes: Any) -> Verdict:
    return World(lists={LIST: published_list()}, **changes).check(document)


def _said(document: Any, check: Check = Check.UNCHANGED) -> tuple[str, str]:
    outcome = _check(document).checks[check]
    return outcome.state.value, outcome.reason


def _with(**members: Any) -> dict[str, Any]:
    document = award()
    proof = document["proof"] | members
    return document | {"proof": {name: value for name, value in proof.items() if value is not None}}


def _value(change: Any) -> str:
    return multikey.encode(change(multikey.decode(award()["proof"]["proofValue"])))


def _beyond_order(value: bytes) -> bytes:
    scalar = int.from_bytes(value[32:], "little") + _ORDER
    return value[:32] + scalar.to_bytes(32, "little")


_FAILED, _OPEN = "failed", "could_not_check"
BAD: dict[str, tuple[Any, tuple[str, str]]] = {
    "a text": (award() | {"proof": "z123"}, (_FAILED, "malformed_proof")),
    "a list with a text": (award() | {"proof": ["z123"]}, (_FAILED, "malformed_proof")),
    "nine proofs": (award() | {"proof": [award()["proof"]] * 9}, (_OPEN, "too_complex")),
    "no type": (_with(type=None), (_FAILED, "malformed_proof")),
    "no suite": (_with(cryptosuite=None), (_FAILED, "malformed_proof")),
    "suite is a number": (_with(cryptosuite=7), (_FAILED, "malformed_proof")),
    "suite in a list": (_with(cryptosuite=["eddsa-rdfc-2022"]), (_FAILED, "malformed_proof")),
    "unknown suite": (_with(cryptosuite="sparkle-2029"), (_OPEN, "unsupported_cryptosuite")),
    "unknown type": (_with(type="SparkleSignature2029"), (_OPEN, "unsupported_cryptosuite")),
    "no value": (_with(proofValue=None), (_FAILED, "malformed_proof")),
    "value in base64url": (_with(proofValue="u" + "A" * 86), (_FAILED, "malformed_proof")),
    "value with a letter that base58 lacks": (_with(proofValue="z0OIl"), (_FAILED, "malformed_proof")),
    "value of 63 bytes": (_with(proofValue=_value(lambda v: v[:63])), (_FAILED, "malformed_proof")),
    "value of 65 bytes": (_with(proofValue=_value(lambda v: v + b"\1")), (_FAILED, "malformed_proof")),
    "value endless": (_with(proofValue="z" + "2" * 100_000), (_FAILED, "malformed_proof")),
    "S beyond the group order": (_with(proofValue=_value(_beyond_order)), (_FAILED, "content_changed")),
    "all zero": (_with(proofValue=_value(lambda v: bytes(64))), (_FAILED, "content_changed")),
    "no key": (_with(verificationMethod=None), (_FAILED, "malformed_proof")),
    "key is a number": (_with(verificationMethod=7), (_FAILED, "malformed_proof")),
    "key is an object": (_with(verificationMethod={"id": "x"}), (_FAILED, "malformed_proof")),
    "key of another method": (_with(verificationMethod="did:example:1#k"), (_OPEN, "key_unreachable")),
    "key in a fragment": (
        _with(verificationMethod="https://x.example/#" + multikey.public_multikey(signer().public)),
        (_FAILED, "content_changed"),
    ),
    "key that its owner does not list": (
        _with(verificationMethod=f"{COLLEGE}#other"),
        (_OPEN, "key_not_confirmed"),
    ),
    "id is no address": (_with(id="first"), (_FAILED, "malformed_proof")),
    "purpose is a number": (_with(proofPurpose=7), (_FAILED, "malformed_proof")),
    "no purpose": (_with(proofPurpose=None), (_FAILED, "malformed_proof")),
    "created is a word": (_with(created="yesterday"), (_FAILED, "malformed_proof")),
    "created ends with a line": (_with(created=CREATED + "\n"), (_FAILED, "malformed_proof")),
    "expires is a number": (_with(expires=1), (_FAILED, "malformed_proof")),
    "domain is a number": (_with(domain=1), (_FAILED, "malformed_proof")),
    "challenge is a list": (_with(challenge=["a"]), (_FAILED, "malformed_proof")),
    "a member that nothing defines": (_with(sparkle="x"), (_FAILED, "unsigned_content")),
    "previous is not there": (_with(previousProof=_FIRST), (_FAILED, "malformed_proof")),
    "previous is a number": (_with(previousProof=7), (_FAILED, "malformed_proof")),
    "previous is itself": (_with(id=_FIRST, previousProof=_FIRST), (_FAILED, "malformed_proof")),
}


@pytest.mark.covers("S13", "L8", "V-32")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_proof_gets_its_answer_and_never_passes(name: str) -> None:
    """V-32: the row of bad input on proofs."""
    document, expected = BAD[name]
    assert _said(document) == expected
    assert _check(document).overall != State.PASSED


@pytest.mark.parametrize("proof", [None, []])
def test_no_proof_at_all_is_unsigned(proof: Any) -> None:
    assert _said(award() | {"proof": proof}) == ("not_applicable", "unsigned")


def test_a_key_of_small_order_signs_nothing() -> None:
    """An all-zero key: under it one signature fits many texts."""
    weak = college().documents[COLLEGE]
    entry = weak["verificationMethod"][0] | {"publicKeyMultibase": multikey.public_multikey(bytes(32))}
    source = college(documents={COLLEGE: weak | {"verificationMethod": [entry]}})
    verdict = _check(_with(proofValue=multikey.encode(bytes(64))), sources=[source])
    assert verdict.checks[Check.UNCHANGED].state != State.PASSED


def test_another_purpose_is_not_for_records() -> None:
    document = resigned(award(), proofPurpose="authentication")
    assert _said(document) == ("passed", "")
    assert _said(document, Check.WHO_SIGNED) == ("failed", "key_not_for_this")


def test_a_key_that_another_controls_is_not_taken() -> None:
    """The entry stands in the source's document and names somebody else as its controller."""
    document = college().documents[COLLEGE]
    entry = document["verificationMethod"][0] | {"controller": "did:web:other.example.edu"}
    source = college(documents={COLLEGE: document | {"verificationMethod": [entry]}})
    outcome = _check(award(), sources=[source]).checks[Check.UNCHANGED]
    assert (outcome.state, outcome.reason) == (State.COULD_NOT_CHECK, "key_not_confirmed")


@pytest.mark.covers("L58")
def test_a_time_without_a_zone_is_utc() -> None:
    """Data Integrity 1.0, section 2.1, created and expires."""
    assert _check(resigned(award(), created="2026-06-12T00:00:00")).overall == State.PASSED
    late = resigned(award(), expires="2026-11-22T23:59:59")
    assert _said(late, Check.STILL_GOOD) == ("failed", "expired")
    assert _check(resigned(award(), expires="2026-11-23T00:00:01")).overall == State.PASSED


def test_a_proof_that_ended_says_until_when_and_one_that_lasts_stands_in() -> None:
    ended = resigned(award(), expires="2026-07-01T00:00:00Z")
    outcome = _check(ended).checks[Check.STILL_GOOD]
    assert (outcome.state, outcome.reason, outcome.detail) == (State.FAILED, "expired", "2026-07-01")
    assert _said(ended) == ("passed", "")
    both = ended | {"proof": [ended["proof"], award()["proof"]]}
    assert _said(both, Check.STILL_GOOD) == ("passed", "")


@pytest.mark.covers("L58", "V-03")
def test_every_proof_of_a_set_must_hold() -> None:
    """V-03: one changed byte in any of them."""
    first, second = award()["proof"], resigned(award(), created="2026-06-13T00:00:00Z")["proof"]
    both = award() | {"proof": [first, second]}
    assert _check(both).overall == State.PASSED
    for place in (0, 1):
        proofs = [dict(first), dict(second)]
        proofs[place]["proofValue"] = _value(lambda value: value[:-1] + bytes([value[-1] ^ 1]))
        assert _said(both | {"proof": proofs}) == ("failed", "content_changed")


def _chain(*, names: Any = _FIRST) -> dict[str, Any]:
    first = resigned(award(), id=_FIRST)["proof"]
    later = sign(
        without(award(), "proof") | {"proof": [first]},
        signer(),
        created="2026-06-13T00:00:00Z",
        id=_SECOND,
        previousProof=names,
    )
    return award() | {"proof": [first, later["proof"]]}


@pytest.mark.covers("L58")
@pytest.mark.parametrize("names", [_FIRST, [_FIRST]])
def test_a_chain_covers_the_proof_it_names(names: Any) -> None:
    chained = _chain(names=names)
    assert _check(chained).overall == State.PASSED
    swapped = resigned(award(), id=_FIRST, created="2026-06-14T00:00:00Z")["proof"]
    assert _said(chained | {"proof": [swapped, chained["proof"][1]]}) == ("failed", "content_changed")
    assert _said(chained | {"proof": chained["proof"][1:]}) == ("failed", "malformed_proof")
    assert _said(chained | {"proof": [chained["proof"][0], *chained["proof"]]}) == (
        "failed",
        "malformed_proof",
    )


def test_a_chain_that_runs_in_a_circle_is_refused() -> None:
    one = {"id": _FIRST, "previousProof": _SECOND}
    two = {"id": _SECOND, "previousProof": [_FIRST]}
    outside = {"id": "urn:uuid:3", "previousProof": _FIRST}
    for proof in (one, two):
        with pytest.raises(ProofRefused, match="circle"):
            covered([one, two], proof)
    # A circle further back is the fault of the proofs in it; walking it must end.
    assert covered([one, two, outside], outside) == [one]
    assert covered([one, two], {"id": "urn:uuid:4"}) == []
