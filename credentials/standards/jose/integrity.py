"""Check one for tokens: the signature over header and claims, told in the form that all later checks read."""

from dataclasses import replace
from typing import Any

from credentials.standards import profile
from credentials.standards.errors import Refused
from credentials.standards.jose import algorithms, claims
from credentials.standards.jose.compact import Token
from credentials.standards.verdict import Check, Outcome, Verdict, failed, passed, unknown
from credentials.standards.verification.integrity import CheckedProof, Integrity, of_refusal
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked


def check(
    token: Token,
    document: dict[str, Any],
    key: Key,
    *,
    purpose: str = "assertionMethod",
    differing: str = "",
) -> Integrity:
    """The outcome for a token that carries `document`; `differing` names a claim that contradicts it.

    The token stands as one proof, so that "who signed" and the rest stay the same code for every kind of signature.
    """
    proof = {"verificationMethod": key.method, "proofPurpose": purpose, **claims.created(token.claims)}
    outcome = _outcome(token, key)
    checked = (CheckedProof(proof, key, outcome),)
    if not outcome.failed:
        outcome = _content(document, differing) or outcome
    return Integrity(outcome, checked)


def _content(document: dict[str, Any], differing: str) -> Outcome | None:
    """Signed, but saying two things, or in words that could mean something else."""
    if differing:
        return failed("token_differs", differing)
    try:
        profile.check(document)
    except Refused as error:
        return of_refusal(error)
    return None


def _outcome(token: Token, key: Key) -> Outcome:
    try:
        algorithms.allowed(token.header)
        if key.public is None:
            return _without_key(key)
        algorithms.verify(token, key.public)
    except Refused as error:
        return of_refusal(error)
    return passed() if key.confirmed else unknown("key_not_confirmed", key.detail)


def _without_key(key: Key) -> Outcome:
    if key.problem == "malformed_proof":
        return failed("malformed_proof", key.detail)
    not_theirs = key.problem in ("key_not_listed", "issuer_document_wrong")
    return unknown("key_not_confirmed" if not_theirs else key.problem, key.detail)


def unwitnessed(verdict: Verdict, key: Key, asked: Asked) -> Verdict:
    """Our log holds signings of the JSON form; it proves no time for a token that bears the same id."""
    if verdict.checks[Check.WHO_SIGNED].reason != "log_proves_time":
        return verdict
    source = asked.directory.find(verdict.facts.issuer_id)
    window = source.window(key.method) if source else None
    lost = (window.lost if window else None) or key.revoked
    day = lost.date().isoformat() if lost else ""
    outcome = unknown("key_revoked_time_unproven", day)
    return replace(verdict, checks={**verdict.checks, Check.WHO_SIGNED: outcome})


def holder(asked: Asked, found: dict[str, Any]) -> Outcome | None:
    """Does what the holder signed answer what was asked? None when nothing was asked for."""
    if asked.challenge is None:
        return None
    audiences = found.get("aud")
    named = audiences if isinstance(audiences, list) else [audiences]
    same = asked.challenge.nonce == found.get("nonce") and asked.challenge.audience in named
    return passed("holder") if same else failed("nonce_differs")
