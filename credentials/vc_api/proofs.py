"""Verify Proof (Data Integrity 1.0, section 4.4) with what the caller expects of purpose, domain and challenge."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.data_integrity import known_suite, verify_proof
from credentials.standards.data_integrity.form import check_form, suite_name
from credentials.standards.errors import Malformed, Refused
from credentials.standards.public_keys import PublicKey
from credentials.standards.verification import keys
from credentials.standards.verification.parties import Asked
from credentials.vc_api.open_world import canonical_text
from credentials.vc_api.problems import Problem


@dataclass(frozen=True)
class Expected:
    """What each proof must say; None where anything will do. Of several proofs one must be by the controller."""

    purpose: str
    controller: str | None
    domain: Any
    challenge: Any

    @classmethod
    def of(cls, options: Mapping[str, Any], purpose: str, controller: str | None) -> "Expected":
        """From the options of a request."""
        return cls(
            str(options.get("expectedProofPurpose") or purpose),
            controller,
            options.get("domain"),
            options.get("challenge"),
        )


def problems_of(
    document: dict[str, Any], proofs: list[dict[str, Any]], expected: Expected, asked: Asked
) -> list[Problem]:
    """What is wrong with the proofs; every one must hold, and there must be one."""
    if not proofs:
        return [Problem("unsigned")]
    return [problem for proof in proofs for problem in _one(document, proof, expected, asked)]


def not_by_controller(proofs: list[dict[str, Any]], expected: Expected, asked: Asked) -> list[Problem]:
    """That no proof is by a key of whoever the document says; who signed is another question than whether it holds."""
    found = [keys.find(proof.get("verificationMethod"), asked).controller for proof in proofs]
    if expected.controller is None or not found or expected.controller in found:
        return []
    return [Problem("not_issuers_key", found[0])]


def _one(
    document: dict[str, Any], proof: dict[str, Any], expected: Expected, asked: Asked
) -> Iterator[Problem]:
    try:
        _check_form(proof, asked)
        _check_expected(proof, expected)
        verify_proof(document, proof, _public(proof, asked), canonical=canonical_text)
    except Refused as error:
        yield Problem(error.code, error.detail)


def _check_form(proof: dict[str, Any], asked: Asked) -> None:
    if known_suite(proof) is None:
        raise Malformed(suite_name(proof) or "type", "unsupported_cryptosuite")
    check_form(proof)
    if "expires" in proof and dates.read_proof_time(proof["expires"]) < asked.at:
        raise Malformed("the proof has expired", "malformed_proof")


def _check_expected(proof: dict[str, Any], expected: Expected) -> None:
    if proof["proofPurpose"] != expected.purpose:
        raise Malformed(f"proofPurpose is not {expected.purpose}", "key_not_for_this")
    if expected.domain is not None and expected.domain not in vcdm.listed(proof.get("domain")):
        raise Malformed("domain", "domain_differs")
    if expected.challenge is not None and proof.get("challenge") != expected.challenge:
        raise Malformed("challenge", "challenge_differs")


def _public(proof: dict[str, Any], asked: Asked) -> PublicKey:
    """The confirmed key behind a proof, for its purpose."""
    key = keys.find(proof["verificationMethod"], asked)
    if key.public is None or not key.confirmed:
        raise Malformed(key.detail or proof["verificationMethod"][:200], key.problem or "key_not_confirmed")
    if proof["proofPurpose"] not in key.purposes:
        raise Malformed("the key is not listed for this purpose", "key_not_for_this")
    return key.public
