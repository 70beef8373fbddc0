"""Presentations: what a phone sends, with the holder's proof around records that are checked on their own."""

from typing import Any

from credentials.standards import limits, vcdm
from credentials.standards.errors import TooComplex
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.reading import format_of
from credentials.standards.verdict import (
    Check,
    Outcome,
    State,
    Verdict,
    failed,
    not_applicable,
    passed,
    unknown,
)
from credentials.standards.verification import integrity, signer
from credentials.standards.verification.integrity import Integrity
from credentials.standards.verification.parties import Asked, PersonHint


def recognizes(given: Given) -> bool:
    return given.has("type") and "VerifiablePresentation" in vcdm.types(given.document)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The holder's proof, and each record inside on its own (VCDM 2.0 section 4.13)."""
    document = given.document
    return judge(
        document, integrity.check(document, asked), asked, inside, answered=_answered(document, asked)
    )


def judge(
    document: dict[str, Any],
    found: Integrity,
    asked: Asked,
    inside: Inside,
    *,
    answered: Outcome | None = None,
) -> Verdict:
    """The verdict on a presentation whose signature was looked at: `found`, in whatever way it was signed.

    `answered` says whether the holder signed what was asked; None when nothing was. What was signed for another
    question proves nothing about who shows it now.
    """
    who = signer.check(document, found, asked, purpose="authentication")
    holder = vcdm.id_of(document.get("holder")) if who.state != State.FAILED else None
    theirs = holder and found.outcome.passed and (answered is None or answered.passed)
    proven = PersonHint(holder=holder or "") if theirs else asked.person
    inner = vcdm.listed(document.get("verifiableCredential"))
    if len(inner) > limits.MAX_LINES:
        raise TooComplex("too many records inside a record")
    lines = tuple(inside(one, asked.deeper(person=proven)) for one in inner if isinstance(one, dict | str))
    checks = {
        Check.UNCHANGED: found.outcome,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: not_applicable("presentation"),
        Check.STILL_GOOD: _just_now(found, answered),
        Check.ABOUT_THIS_PERSON: not_applicable("presentation"),
    }
    return Verdict(checks, format_of(document), lines=lines, directory_version=asked.directory.version)


def _just_now(found: Integrity, answered: Outcome | None) -> Outcome:
    """With our own question answered, it is known that this was signed just now, for us."""
    if answered is None:
        return unknown("challenge_not_ours")
    if not answered.passed:
        return answered
    return passed() if found.outcome.passed else unknown("content_not_trusted")


def _answered(document: dict[str, Any], asked: Asked) -> Outcome | None:
    """Does every proof name our challenge and our domain (Data Integrity 1.0, section 2.1)?"""
    if asked.challenge is None:
        return None
    proofs = [proof for proof in vcdm.listed(document.get("proof")) if isinstance(proof, dict)]
    same = [
        proof.get("challenge") == asked.challenge.nonce
        and asked.challenge.audience in vcdm.listed(proof.get("domain"))
        for proof in proofs
    ]
    return passed("holder") if same and all(same) else failed("nonce_differs")


FORM = Form("VerifiablePresentation", recognizes, check)
