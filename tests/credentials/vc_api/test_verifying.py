"""Verify Proof (Data Integrity 1.0 section 4.4): each thing that is missing, wrong or too late is named."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards import multikey
from credentials.standards.data_integrity import sign
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.data_integrity.suites import SUITES
from credentials.standards.did import key as did_key
from credentials.vc_api.open_world import canonical_text
from tests.credentials.vc_api.calls import credential, issued, post, reasons, verify
from tests.support.shared import shared_data

pytestmark = pytest.mark.covers("L58")


def _proof(**changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document["proof"] = {k: v for k, v in (document["proof"] | changes).items() if v is not None}

    return change


def _member(**changes: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document.update(changes)

    return change


def _stretched(document: dict[str, Any]) -> None:
    raw = multikey.decode(document["proof"]["proofValue"])
    document["proof"]["proofValue"] = multikey.encode(raw + bytes(32))


def _headless(document: dict[str, Any]) -> None:
    document["proof"]["proofValue"] = document["proof"]["proofValue"][1:]


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], Any], set[str]]] = {
    "no proof": (lambda d: d.pop("proof"), {"unsigned"}),
    "proof is null": (_member(proof=None), {"unsigned"}),
    "proof is empty": (_member(proof=[]), {"unsigned"}),
    "proof is text": (_member(proof="x"), {"malformed_proof"}),
    "no proof type": (_proof(type=None), {"unsupported_cryptosuite"}),
    "another proof type": (_proof(type="UnknownProofType"), {"unsupported_cryptosuite"}),
    "another suite": (_proof(cryptosuite="unknown-cryptosuite-2017"), {"unsupported_cryptosuite"}),
    "suite is a number": (_proof(cryptosuite=7), {"unsupported_cryptosuite"}),
    "no method": (_proof(verificationMethod=None), {"malformed_proof"}),
    "method is a number": (_proof(verificationMethod=7), {"malformed_proof"}),
    "method is no key": (_proof(verificationMethod="did:key:invalidVm"), {"malformed_proof"}),
    "no purpose": (_proof(proofPurpose=None), {"malformed_proof"}),
    "another purpose": (_proof(proofPurpose="invalidPurpose"), {"key_not_for_this"}),
    "no value": (_proof(proofValue=None), {"malformed_proof"}),
    "value without header": (_headless, {"malformed_proof"}),
    "value in base64": (_proof(proofValue="uAAAA"), {"malformed_proof"}),
    "value too long": (_stretched, {"malformed_proof"}),
    "created is a word": (_proof(created="invalidDate"), {"malformed_proof"}),
    "created changed, without zone": (_proof(created="2026-01-01T00:00:00"), {"content_changed"}),
    "domain is a number": (_proof(domain=7), {"malformed_proof"}),
    "challenge is a list": (_proof(challenge=["a"]), {"malformed_proof"}),
    "id is no address": (_proof(id="first"), {"malformed_proof"}),
    "proof has expired": (_proof(expires="2020-01-01T00:00:00Z"), {"malformed_proof"}),
    "previous proof that is not there": (_proof(previousProof="urn:uuid:1"), {"malformed_proof"}),
    "previous proof that is no text": (_proof(previousProof=7), {"malformed_proof"}),
    "content changed": (_member(name="Other"), {"content_changed"}),
    "undefined term": (
        lambda d: d["credentialSubject"].update(undefinedTerm="IfDroppedWillVerify"),
        {"unsigned_content"},
    ),
    "undefined type": (lambda d: d["type"].append("UndefinedType"), {"unsigned_content"}),
    "another issuer": (_member(issuer="did:example:other"), {"content_changed"}),
}


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_named(case: str, suite: str) -> None:
    document, (break_it, expected) = issued(cryptosuite=suite), BROKEN[case]
    assert reasons(verify(document)) == set()
    broken = deepcopy(document)
    break_it(broken)
    assert reasons(verify(broken)) == expected


def test_what_the_caller_expects_is_compared() -> None:
    document = issued()
    assert reasons(verify(document, expectedProofPurpose="authentication")) == {"key_not_for_this"}
    assert reasons(verify(document, domain="domain.example")) == {"domain_differs"}
    assert reasons(verify(document, challenge="1235abcd")) == {"challenge_differs"}


@pytest.mark.covers("S123")
@pytest.mark.parametrize("suite", ["ecdsa-rdfc-2019", "ecdsa-jcs-2019"])
@pytest.mark.parametrize(
    ("curve", "digest", "prefix"),
    [(ec.SECP256R1(), SHA256(), b"\x80\x24"), (ec.SECP384R1(), SHA384(), b"\x81\x24")],
    ids=["P-256", "P-384"],
)
def test_signatures_on_both_curves_verify_and_a_changed_one_does_not(
    suite: str, curve: ec.EllipticCurve, digest: Any, prefix: bytes
) -> None:
    """The signer is the library itself; r and s stand side by side, not in DER."""
    private = ec.generate_private_key(curve)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    did = f"did:key:{multikey.encode(prefix + point)}"
    document = credential(issuer=did)
    config: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite,
        "created": "2026-01-01T00:00:00Z",
        "verificationMethod": f"{did}#{did.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    if "jcs" in suite:
        config["@context"] = document["@context"]
    data = SUITES[suite].hash_data(document, config, canonical_text, digest.name)
    r, s = decode_dss_signature(private.sign(data, ec.ECDSA(digest)))
    size = curve.key_size // 8
    signature = r.to_bytes(size) + s.to_bytes(size)
    signed = document | {"proof": config | {"proofValue": multikey.encode(signature)}}
    assert reasons(verify(signed)) == set()
    assert reasons(verify(signed | {"name": "Other"})) == {"content_changed"}
    swapped = multikey.encode(signature[size:] + signature[:size])
    assert reasons(verify(document | {"proof": config | {"proofValue": swapped}})) == {"content_changed"}


def test_a_suite_takes_its_own_kind_of_key_only() -> None:
    document = issued()
    document["proof"]["cryptosuite"] = "ecdsa-rdfc-2019"
    assert reasons(verify(document)) == {"algorithm_not_allowed"}


def test_every_proof_of_a_set_must_hold() -> None:
    document = issued()
    twice = issued(document)
    assert len(twice["proof"]) == 2
    assert reasons(verify(twice)) == set()
    twice["proof"][0]["created"] = "2026-01-01T00:00:00Z"
    assert reasons(verify(twice)) == {"content_changed"}


def test_a_proof_chain_covers_the_proof_it_names() -> None:
    signer = LocalSigner.of_seed("", bytes(range(32)))
    did = did_key.did_of(signer.public)
    signer = LocalSigner(f"{did}#{did.removeprefix('did:key:')}", signer.private)
    document = credential(issuer=did)
    first = sign(
        document, signer, created="2026-01-01T00:00:00Z", id="urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"
    )
    proof = first["proof"]
    second = sign(
        document | {"proof": [proof]}, signer, created="2026-01-02T00:00:00Z", previousProof=proof["id"]
    )
    chained = document | {"proof": [proof, second["proof"]]}
    assert reasons(verify(chained)) == set()
    chained["proof"][0] = proof | {"created": "2026-01-01T00:00:01Z"}
    assert reasons(verify(chained)) == {"content_changed"}


def _vectors() -> list[dict[str, Any]]:
    folder = shared_data("credentials", "vectors", "vc-di-eddsa")
    names = (
        "eddsa-rdfc-2022/signedDataInt.json",
        "eddsa-jcs-2022/signedJCS.json",
        "proof-set/signedProofSet2.json",
    )
    return [json.loads((folder / name).read_text()) for name in names]


@pytest.mark.covers("V-02", "V-03")
def test_the_published_vectors_hold_but_their_key_is_not_the_issuers() -> None:
    """V-02, V-03: signed by a did:key while the issuer is an https address."""
    for document in _vectors():
        assert reasons(verify(document)) == {"not_issuers_key"}


def test_who_asks_only_whether_the_proof_holds_is_told_that_another_signed() -> None:
    for document in _vectors():
        status, body = verify(document, checks=["proof"])
        assert (status, body["verified"]) == (200, True)
        assert [one["reason"] for one in body["warnings"]] == ["not_issuers_key"]
        assert reasons(verify(document | {"name": "Other"}, checks=["proof"])) == {"content_changed"}


def test_one_proof_of_a_set_by_the_issuer_is_enough() -> None:
    """The other may be a witness's."""
    issuer, witness = (_own_signer(bytes(range(start, start + 32))) for start in (0, 32))
    document = credential(issuer=issuer.method.partition("#")[0])
    proofs = [sign(document, one, created="2026-01-01T00:00:00Z")["proof"] for one in (witness, issuer)]
    assert reasons(verify(document | {"proof": proofs})) == set()
    assert reasons(verify(document | {"proof": proofs[:1]})) == {"not_issuers_key"}


def _own_signer(seed: bytes) -> LocalSigner:
    did = did_key.did_of(LocalSigner.of_seed("", seed).public)
    return LocalSigner.of_seed(f"{did}#{did.removeprefix('did:key:')}", seed)


@pytest.mark.parametrize("checks", [7, "proof", [7], {"a": 1}, ["proof", ["proof"]]])
def test_a_strange_list_of_checks_is_no_accident(checks: Any) -> None:
    assert reasons(verify(issued(), checks=checks)) == set()


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "null", '{"verifiableCredential": []}', '{"verifiableCredential": "x"}', '{"a":1,"a":2}'],
)
def test_a_body_that_is_none_is_refused(body: str) -> None:
    status, answer = post("credentials/verify", body)
    assert (status, answer["verified"]) == (400, False)
    assert answer["type"].startswith("https://www.w3.org/TR/vc-data-model#")
