"""Presentations (VCDM 2.0 section 4.13): the holder's proof, and each credential inside."""

from typing import Any

import pytest

from credentials.standards.data_integrity import sign
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.vc_api.open_world import canonical_text
from tests.credentials.vc_api.calls import EXAMPLES, V2, credential, issued, reasons, verify_presentation

pytestmark = pytest.mark.covers("L58")


def _holder() -> LocalSigner:
    signer = LocalSigner.of_seed("", bytes(range(32, 64)))
    did = did_key.did_of(signer.public)
    return LocalSigner(f"{did}#{did.removeprefix('did:key:')}", signer.private)


HOLDER = _holder().method.partition("#")[0]


def presented(*inside: Any, purpose: str = "authentication", **members: Any) -> dict[str, Any]:
    document = {"@context": [V2], "type": ["VerifiablePresentation"], "holder": HOLDER}
    document |= members | ({"verifiableCredential": list(inside)} if inside else {})
    unsigned = {name: value for name, value in document.items() if value is not None}
    return sign(
        unsigned,
        _holder(),
        created="2026-01-01T00:00:00Z",
        purpose=purpose,
        canonical=canonical_text,
        challenge="u123",
        domain="portal.example",
    )


def test_a_presentation_with_signed_credentials_verifies() -> None:
    assert reasons(verify_presentation(presented())) == set()
    assert reasons(verify_presentation(presented(issued(), issued()))) == set()
    assert reasons(verify_presentation(presented(issued(), holder=None))) == set()
    assert reasons(verify_presentation(presented(holder={"id": HOLDER}))) == set()
    assert (
        reasons(verify_presentation(presented(id="urn:uuid:9c6a5f0e-3d2d-4c38-8f69-1e2f1c8f2a11"))) == set()
    )


def test_contexts_of_its_own_are_allowed() -> None:
    own = {"Own": "https://example.org/#Own"}
    assert reasons(verify_presentation(presented(**{"@context": [V2, EXAMPLES]}))) == set()
    shown = presented(**{"@context": [V2, own], "type": ["VerifiablePresentation", "Own"]})
    assert reasons(verify_presentation(shown)) == set()


@pytest.mark.parametrize(
    "members",
    [
        {"@context": None},
        {"@context": [EXAMPLES, V2]},
        {"@context": V2},
        {"@context": [V2, 123192875]},
        {"@context": [V2, "https ://not-a-url"]},
        {"@context": [V2, "https://example.com"]},
        {"type": None},
        {"type": ["VerifiableCredential"]},
        {"holder": {"name": "nobody"}},
        {"holder": "not a url"},
        {"id": "not a url"},
        {"verifiableCredential": ["https://example.org/credential"]},
        {"verifiableCredential": [7]},
        {"proof": None},
    ],
)
def test_another_form_is_refused(members: dict[str, Any]) -> None:
    changed = {name: value for name, value in (presented() | members).items() if value is not None}
    assert reasons(verify_presentation(changed)) - {"content_changed"}


def test_another_holder_than_the_one_who_signed_is_refused() -> None:
    assert reasons(verify_presentation(presented(holder="did:example:acme"))) == {"not_issuers_key"}


def test_the_holders_own_word_rides_on_the_presentations_proof_and_nobody_elses() -> None:
    """VCDM 2.0 section 4.13.4."""
    own, other = credential(issuer=HOLDER), credential(issuer="did:example:acme")
    assert reasons(verify_presentation(presented(own))) == set()
    assert reasons(verify_presentation(presented(own, holder=None))) == {"unsigned"}
    assert reasons(verify_presentation(presented(other))) == {"unsigned"}


@pytest.mark.covers("V-08")
def test_challenge_domain_and_purpose_are_compared() -> None:
    """V-08's core: another challenge, another domain, another purpose."""
    shown = presented(issued())
    assert reasons(verify_presentation(shown, challenge="u123", domain="portal.example")) == set()
    assert reasons(verify_presentation(shown, challenge="u124")) == {"challenge_differs"}
    assert reasons(verify_presentation(shown, domain="other.example")) == {"domain_differs"}
    assert reasons(verify_presentation(presented(purpose="assertionMethod"))) == {"key_not_for_this"}


def test_a_changed_value_and_a_changed_credential_inside_are_named() -> None:
    shown = presented(issued())
    shown["proof"]["proofValue"] = "z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh"
    assert reasons(verify_presentation(shown)) == {"malformed_proof"}
    inside = issued() | {"name": "Other"}
    assert reasons(verify_presentation(presented(inside))) == {"content_changed"}
