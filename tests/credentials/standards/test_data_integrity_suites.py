"""Every suite that we verify, and what we say of the others (VC-DI-EdDSA 1.0, VC-DI-ECDSA 1.0, Ed25519Signature2020)."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from credentials.standards import multikey
from credentials.standards.data_integrity import sign
from credentials.standards.verdict import Check, State
from tests.credentials.standards.proofs import (
    CREATED,
    SUITE_2020,
    V1,
    V2,
    curve_signer,
    resigned,
    signed_2020,
    without,
)
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import COLLEGE, LIST, World, college, signer

pytestmark = pytest.mark.covers("S123")
_CURVES = [(ec.SECP256R1(), "sha256"), (ec.SECP384R1(), "sha384")]


def _said(world: World, document: Any, check: Check = Check.UNCHANGED) -> tuple[str, str]:
    outcome = world.check(document).checks[check]
    return outcome.state.value, outcome.reason


def _world(**changes: Any) -> World:
    return World(lists={LIST: published_list()}, **changes)


@pytest.mark.parametrize("suite", ["ecdsa-rdfc-2019", "ecdsa-jcs-2019"])
@pytest.mark.parametrize(("curve", "digest"), _CURVES, ids=["P-256", "P-384"])
def test_curves_sign_and_verify_and_a_changed_letter_does_not(
    curve: ec.EllipticCurve, digest: str, suite: str
) -> None:
    key, document = curve_signer(curve, "key-2")
    here = _world(sources=[college(documents={COLLEGE: document})])
    signed = sign(without(award(), "proof"), key, created=CREATED, suite=suite, digest=digest)
    assert here.check(signed).overall == State.PASSED
    assert sign(without(award(), "proof"), key, created=CREATED, suite=suite, digest=digest) == signed
    assert _said(here, signed | {"name": "Other"}) == ("failed", "content_changed")


def test_a_curve_signature_in_der_or_turned_around_never_verifies() -> None:
    key, document = curve_signer(ec.SECP256R1(), "key-2")
    here = _world(sources=[college(documents={COLLEGE: document})])
    signed = sign(without(award(), "proof"), key, created=CREATED, suite="ecdsa-rdfc-2019")
    value = multikey.decode(signed["proof"]["proofValue"])
    for other, reason in (
        (value[32:] + value[:32], "content_changed"),
        (b"\0" * 64, "content_changed"),
        (b"\xff" * 64, "content_changed"),
        (key.private.sign(b"text", ec.ECDSA(SHA256())), "malformed_proof"),
    ):
        proof = signed["proof"] | {"proofValue": multikey.encode(other)}
        assert _said(here, signed | {"proof": proof}) == ("failed", reason)


def test_a_suite_takes_its_own_kind_of_key_only() -> None:
    other = award()
    other["proof"] = other["proof"] | {"cryptosuite": "ecdsa-rdfc-2019"}
    assert _said(_world(), other) == ("failed", "algorithm_not_allowed")


def test_the_suite_of_2020_verifies_over_both_data_models() -> None:
    new = award()
    new["@context"] = [*new["@context"], SUITE_2020]
    old = {
        "@context": [V1, SUITE_2020],
        "id": "urn:uuid:0198c0de-0000-4000-8000-000000000077",
        "type": ["VerifiableCredential"],
        "issuer": COLLEGE,
        "issuanceDate": "2026-06-12T00:00:00Z",
        "credentialSubject": {"id": "did:key:z6MkhFwXNFWosLeugvSf4wcL9t3uuRXueGSFTRgSvHhWj5G2"},
    }
    for document in (new, old):
        signed = signed_2020(document)
        assert _said(_world(), signed) == ("passed", "")
        assert _said(_world(), signed, Check.WHO_SIGNED) == ("passed", "")
        changed = signed | {"id": "urn:uuid:0198c0de-0000-4000-8000-000000000078"}
        assert _said(_world(), changed) == ("failed", "content_changed")


def test_the_first_data_model_has_dates_of_its_own() -> None:
    old = {
        "@context": [V1, SUITE_2020],
        "type": ["VerifiableCredential"],
        "issuer": COLLEGE,
        "issuanceDate": "2026-06-12T00:00:00Z",
        "expirationDate": "2026-07-01T00:00:00Z",
        "credentialSubject": {"id": "did:key:z6MkhFwXNFWosLeugvSf4wcL9t3uuRXueGSFTRgSvHhWj5G2"},
    }
    outcome = _world().check(signed_2020(old)).checks[Check.STILL_GOOD]
    assert (outcome.reason, outcome.detail) == ("expired", "2026-07-01")
    undated = signed_2020(without(old, "issuanceDate"))
    assert _said(_world(), undated) == ("could_not_check", "malformed_input")


@pytest.mark.parametrize("suite", ["ecdsa-sd-2023", "bbs-2023", "eddsa-2022", "json-eddsa-2022", "some-2031"])
def test_a_suite_that_we_do_not_verify_is_named_and_never_passes(suite: str) -> None:
    document = award()
    document["proof"] = document["proof"] | {"cryptosuite": suite}
    outcome = _world().check(document).checks[Check.UNCHANGED]
    assert (outcome.state, outcome.reason, outcome.detail) == (
        State.COULD_NOT_CHECK,
        "unsupported_cryptosuite",
        suite,
    )


def test_jcs_signs_its_own_contexts_and_refuses_others() -> None:
    """VC-DI-EdDSA section 3.3: the proof's contexts begin the document's."""
    signed = sign(without(award(), "proof"), signer(), created=CREATED, suite="eddsa-jcs-2022")
    assert _world().check(signed).overall == State.PASSED
    longer = signed["proof"] | {"@context": [V2, "https://www.w3.org/ns/credentials/status/v1"]}
    assert _said(_world(), signed | {"proof": longer}) == ("failed", "malformed_proof")


def test_a_proof_of_an_unknown_suite_beside_a_good_one_does_not_spoil_it() -> None:
    document = award()
    other = document["proof"] | {"cryptosuite": "bbs-2023", "proofValue": "uAAAA"}
    both = document | {"proof": [document["proof"], other]}
    assert _said(_world(), both) == ("passed", "")
    assert resigned(document) == document
