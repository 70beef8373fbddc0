"""Check one, "unchanged": every known proof holds over this content, with a key that is confirmed."""

from dataclasses import dataclass
from typing import Any

from credentials.standards import profile
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity import known_suite, proof_list, verify_proof
from credentials.standards.data_integrity.form import suite_name
from credentials.standards.errors import Refused
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification import keys
from credentials.standards.verification.parties import Asked

#: Reasons that say something about the record; the others say something about what we could not do.
_FAILS = {
    *("content_changed", "malformed_proof", "unsigned_content", "inline_context_refused"),
    *("number_not_interoperable", "algorithm_not_allowed", "disclosure_not_signed"),
}


@dataclass(frozen=True)
class CheckedProof:
    """One proof with the key it names and what came of it."""

    proof: dict[str, Any]
    key: keys.Key
    outcome: Outcome


@dataclass(frozen=True)
class Integrity:
    """The outcome over all proofs, and each of them for the next check."""

    outcome: Outcome
    proofs: tuple[CheckedProof, ...] = ()


def check(document: dict[str, Any], asked: Asked) -> Integrity:
    """Check all proofs of a document that keeps the rules of its data model."""
    try:
        profile.check(document)
        proofs = proof_list(document)
        checked = tuple(_one(document, proof, asked) for proof in proofs)
        if not any(one.key.public for one in checked):
            _could_be_signed(document)
    except Refused as error:
        return Integrity(of_refusal(error))
    if not checked:
        return Integrity(not_applicable("unsigned"))
    return Integrity(_together([one.outcome for one in checked]), checked)


def of_refusal(error: Refused) -> Outcome:
    """The outcome that a refusal of the standards stands for."""
    return (failed if error.code in _FAILS else unknown)(error.code, error.detail)


def _could_be_signed(document: dict[str, Any]) -> None:
    """Terms that no signature can cover are told even where no key was found."""
    canonical_text({name: value for name, value in document.items() if name != "proof"})


def _one(document: dict[str, Any], proof: dict[str, Any], asked: Asked) -> CheckedProof:
    key = keys.find(proof.get("verificationMethod"), asked)
    return CheckedProof(proof, key, _outcome(document, proof, key))


def _outcome(document: dict[str, Any], proof: dict[str, Any], key: keys.Key) -> Outcome:
    if known_suite(proof) is None:
        name = suite_name(proof)
        return unknown("unsupported_cryptosuite", name) if name else failed("malformed_proof", "type")
    if key.public is None:
        return failed(key.problem, key.detail) if key.problem in _FAILS else _without_key(key)
    try:
        verify_proof(document, proof, key.public)
    except Refused as error:
        return of_refusal(error)
    return passed() if key.confirmed else unknown("key_not_confirmed", key.detail)


def _without_key(key: keys.Key) -> Outcome:
    if key.problem in ("key_not_listed", "issuer_document_wrong"):
        return unknown("key_not_confirmed", key.detail)
    return unknown(key.problem, key.detail)


def _together(outcomes: list[Outcome]) -> Outcome:
    """A proof of an unknown suite does not spoil one that holds; a known one that fails does."""
    for outcome in outcomes:
        if outcome.failed:
            return outcome
    open_ = [outcome for outcome in outcomes if not outcome.passed]
    if len(open_) == len(outcomes) or any(one.reason != "unsupported_cryptosuite" for one in open_):
        return open_[0]
    return passed()
