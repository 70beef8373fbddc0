"""Published signature vectors byte for byte, and what other libraries signed."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from credentials.standards import canonical, contexts, multikey
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity import ProofRefused, proof_list, sign, verify_proof
from credentials.standards.data_integrity.ed25519 import is_weak, verifies
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.standards.errors import Refused
from credentials.standards.json_ld import Processor
from credentials.standards.public_keys import PublicKey
from tests.support.shared import shared_data

COLLEGE_SEED = bytes(range(32))


def _folder() -> Path:
    return shared_data("credentials", "vectors", "vc-di-eddsa")


def _json(path: Path) -> Any:
    return json.loads(path.read_text())


@pytest.fixture
def with_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vectors use a context that defines every term; the product never lists it."""
    path = shared_data("credentials", "contexts", "examples-v2.jsonld")
    url = "https://www.w3.org/ns/credentials/examples/v2"
    vectors = Processor(contexts.documents() | {url: _json(path)["@context"]})
    monkeypatch.setattr(canonical, "processor", lambda: vectors)


def _published_signer() -> LocalSigner:
    pair = _json(_folder() / "keyPair.json")
    seed = multikey.decode(pair["privateKeyMultibase"])[2:34]
    public = pair["publicKeyMultibase"]
    return LocalSigner.of_seed(f"did:key:{public}#{public}", seed)


def _public(proof: dict[str, Any]) -> PublicKey:
    return PublicKey.of_multikey(proof["verificationMethod"].split("#")[1])


@pytest.mark.covers("L58", "V-02")
@pytest.mark.usefixtures("with_examples")
def test_the_published_rdfc_vector_is_byte_equal_at_each_step() -> None:
    folder, unsigned = _folder() / "eddsa-rdfc-2022", _json(_folder() / "unsigned.json")
    text = canonical_text(unsigned)
    assert text == (folder / "canonDocDataInt.txt").read_text()
    assert hashlib.sha256(text.encode()).hexdigest() == (folder / "docHashDataInt.txt").read_text().strip()
    config = _json(folder / "proofConfigDataInt.json")
    assert canonical_text(config) == (folder / "proofCanonDataInt.txt").read_text()
    signed = sign(unsigned, _published_signer(), created="2023-02-24T23:36:38Z")
    assert signed == _json(folder / "signedDataInt.json")


@pytest.mark.covers("L58", "V-02")
@pytest.mark.usefixtures("with_examples")
def test_the_published_jcs_vector_is_byte_equal() -> None:
    wanted = _json(_folder() / "eddsa-jcs-2022" / "signedJCS.json")
    unsigned = _json(_folder() / "unsigned.json")
    signed = sign(unsigned, _published_signer(), created=wanted["proof"]["created"], suite="eddsa-jcs-2022")
    assert signed["proof"]["proofValue"] == wanted["proof"]["proofValue"]
    verify_proof(wanted, wanted["proof"], _public(wanted["proof"]))


@pytest.mark.covers("L58", "V-03")
@pytest.mark.usefixtures("with_examples")
def test_a_proof_set_verifies_and_one_changed_byte_fails() -> None:
    document = _json(_folder() / "proof-set" / "signedProofSet2.json")
    assert len(proof_list(document)) == 2
    for proof in proof_list(document):
        verify_proof(document, proof, _public(proof))
        with pytest.raises(ProofRefused, match="does not fit"):
            verify_proof(document | {"id": document["id"] + "x"}, proof, _public(proof))


@pytest.mark.covers("S123", "V-07")
@pytest.mark.parametrize("name", ["peer-eddsa-rdfc-2022", "peer-eddsa-jcs-2022", "peer-clr"])
def test_what_another_library_signed_verifies_and_ours_is_byte_equal(name: str) -> None:
    documents = _json(shared_data("credentials", "fixtures", f"{name}.json"))
    for document in documents:
        proof = document["proof"]
        verify_proof(document, proof, _public(proof))
        unsigned = {name: value for name, value in document.items() if name != "proof"}
        signer = LocalSigner.of_seed(proof["verificationMethod"], COLLEGE_SEED)
        ours = sign(unsigned, signer, created=proof["created"], suite=proof["cryptosuite"])
        assert ours["proof"]["proofValue"] == proof["proofValue"]


@pytest.mark.covers("L58")
def test_a_wallet_presentation_with_the_older_suite_verifies() -> None:
    for presentation in _json(shared_data("credentials", "fixtures", "wallet-didauth-presentations.json")):
        proof = presentation["proof"]
        assert proof["type"] == "Ed25519Signature2020"
        verify_proof(presentation, proof, _public(proof))
        with pytest.raises(ProofRefused):
            verify_proof(presentation | {"holder": "did:key:z6Mkx"}, proof, _public(proof))


@pytest.mark.covers("L58", "V-06")
def test_400_mutated_documents_have_the_hash_of_the_reference_or_are_refused() -> None:
    different, refused_more = [], 0
    for line in shared_data("credentials", "fixtures", "fuzz-400.jsonl").read_text().splitlines():
        case = json.loads(line)
        try:
            got = hashlib.sha256(canonical_text(case["document"]).encode()).hexdigest()
        except Refused:
            refused_more += case.get("sha256") is not None
            continue
        if case.get("sha256") is not None and got != case["sha256"]:
            different.append(case)
    assert different == []
    assert refused_more < 20


def test_weak_keys_and_wrong_values_never_verify() -> None:
    assert is_weak(bytes(32))
    assert is_weak(bytes(31) + b"\x80")
    assert not verifies(bytes(32), bytes(64), b"anything")
    signer = LocalSigner.of_seed("did:key:x", COLLEGE_SEED)
    signature = signer.sign(b"text")
    assert verifies(signer.public, signature, b"text")
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(signature[32:], "little") + order
    assert not verifies(signer.public, signature[:32] + scalar.to_bytes(32, "little"), b"text")


def test_a_did_key_document_is_computed_as_published() -> None:
    wanted = _json(shared_data("credentials", "fixtures", "examples", "did-key.json"))
    assert did_key.document(wanted["id"]) == wanted
