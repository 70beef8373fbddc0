"""200 credentials each way: what we sign verifies there, what they sign verifies here, byte for byte (V-07)."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.awards import awards
from credentials.standards.data_integrity import ProofRefused, sign, verify_proof
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.standards.public_keys import KeyKind, PublicKey
from credentials.standards.verdict import Check
from tests.credentials.standards.world import World
from tests.interop import peer

pytestmark = [
    pytest.mark.skipif(bool(peer.missing()), reason=peer.missing() or "-"),
    pytest.mark.covers("S123", "L58", "V-07"),
]
SEED = bytes(range(32))
CREATED = "2026-06-12T00:00:00Z"
HOW_MANY = 200


def _signer() -> LocalSigner:
    signer = LocalSigner.of_seed("", SEED)
    did = did_key.did_of(signer.public)
    return LocalSigner(f"{did}#{did.removeprefix(did_key.PREFIX)}", signer.private)


@pytest.fixture(scope="module")
def unsigned() -> list[dict[str, Any]]:
    """Awards without status list: a checker of others must not need the network."""
    return list(awards(HOW_MANY, issuer=_signer().method.partition("#")[0]))


@pytest.fixture(scope="module")
def ours(unsigned: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [sign(document, _signer(), created=CREATED) for document in unsigned]


def _changed(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for document in documents:
        copy = json.loads(json.dumps(document))
        copy["credentialSubject"]["achievement"]["name"] += "!"
        yield copy


def test_what_we_sign_verifies_with_both_peers(ours: list[dict[str, Any]]) -> None:
    done = peer.ask(verify=ours, core=ours)
    assert done["verify"].answers == done["core"].answers == [True] * HOW_MANY


def test_what_they_sign_verifies_here_and_ours_is_byte_equal(
    unsigned: list[dict[str, Any]], ours: list[dict[str, Any]]
) -> None:
    theirs = peer.ask(sign=unsigned, seed=SEED, created=CREATED)["sign"].answers
    assert [one["proof"]["proofValue"] for one in theirs] == [one["proof"]["proofValue"] for one in ours]
    public = PublicKey(KeyKind.ED25519, _signer().public)
    for document in theirs:
        verify_proof(document, document["proof"], public)
    assert World().check(json.dumps(theirs[0])).checks[Check.UNCHANGED].passed


def test_what_was_changed_is_refused_by_all(ours: list[dict[str, Any]]) -> None:
    changed = list(_changed(ours))
    done = peer.ask(verify=changed, core=changed)
    assert done["verify"].answers == done["core"].answers == [False] * HOW_MANY
    public = PublicKey(KeyKind.ED25519, _signer().public)
    for document in changed:
        with pytest.raises(ProofRefused) as refused:
            verify_proof(document, document["proof"], public)
        assert refused.value.code == "content_changed"


def test_the_peers_were_really_asked() -> None:
    """A comparison that always agrees proves nothing: an empty key and a broken document get another answer."""
    assert shutil.which("node")
    with pytest.raises(Exception, match="non-zero exit"):
        peer.ask(sign=[{"@context": ["https://nobody.example/context"]}])
