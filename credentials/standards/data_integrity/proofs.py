"""Verifying the proofs of a secured document (Data Integrity 1.0, sections 4.4 to 4.6)."""

from typing import Any

from credentials.standards import multikey
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity import chains, ecdsa, ed25519
from credentials.standards.data_integrity.form import ProofRefused, check_form, proof_list, suite_name
from credentials.standards.data_integrity.suites import SUITES, Canonical
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import KeyKind, PublicKey


def known_suite(proof: dict[str, Any]) -> str | None:
    """The name of the suite when it is one that we verify, else None."""
    name = suite_name(proof)
    return name if name in SUITES else None


def verify_proof(
    document: dict[str, Any],
    proof: dict[str, Any],
    public: PublicKey,
    *,
    canonical: Canonical = canonical_text,
) -> None:
    """Verify one proof over the document with a public key.

    Raises `ProofRefused`: `malformed_proof` for members that break the standard, for chains that do not hold together
    and for a value that is no signature, `algorithm_not_allowed` for a key that the suite does not take,
    `content_changed` for a signature that does not fit. A `Refused` of the canonicalization passes through.
    """
    check_form(proof)
    suite = SUITES[suite_name(proof)]
    if public.kind not in suite.digests:
        raise ProofRefused(f"{suite_name(proof)} with a {public.kind} key", "algorithm_not_allowed")
    signature = _signature(proof.get("proofValue"), _LENGTHS[public.kind])
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    previous = chains.covered(proof_list(document), proof)
    if previous:
        unsecured["proof"] = previous
    signed = suite.hash_data(unsecured, config, canonical, suite.digests[public.kind])
    if not _fits(public, signature, signed):
        raise ProofRefused("signature does not fit the content", "content_changed")


_LENGTHS = {KeyKind.ED25519: 64, **ecdsa.LENGTHS}


def _fits(public: PublicKey, signature: bytes, data: bytes) -> bool:
    if public.kind == KeyKind.ED25519:
        return ed25519.verifies(public.raw, signature, data)
    return ecdsa.verifies(public, signature, data)


def _signature(value: Any, length: int) -> bytes:
    # These suites write base58btc only; `u` belongs to those with selective disclosure.
    if not isinstance(value, str) or value[:1] != "z":
        raise ProofRefused("proofValue is not base58btc")
    try:
        signature = multikey.decode(value)
    except Malformed as error:
        raise ProofRefused(error.detail) from error
    if len(signature) != length:
        raise ProofRefused(f"proofValue is not {length} bytes")
    return signature
