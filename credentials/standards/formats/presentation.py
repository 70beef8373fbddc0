"""Presentations: what a phone sends, with the holder's proof around records that are checked on their own."""

from typing import Any

from credentials.standards import limits, vcdm
from credentials.standards.errors import TooComplex
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.reading import format_of
from credentials.standards.verdict import Check, State, Verdict, not_applicable, unknown
from credentials.standards.verification import integrity, signer
from credentials.standards.verification.integrity import Integrity
from credentials.standards.verification.parties import Asked, PersonHint


def recognizes(given: Given) -> bool:
    return given.has("type") and "VerifiablePresentation" in vcdm.types(given.document)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The holder's proof, and each record inside on its own (VCDM 2.0 section 4.13)."""
    return judge(given.document, integrity.check(given.document, asked), asked, inside)


def judge(document: dict[str, Any], found: Integrity, asked: Asked, inside: Inside) -> Verdict:
    """The verdict on a presentation whose signature was looked at: `found`, in whatever way it was signed."""
    who = signer.check(document, found, asked, purpose="authentication")
    holder = vcdm.id_of(document.get("holder")) if who.state != State.FAILED else None
    proven = PersonHint(holder=holder) if holder and found.outcome.passed else asked.person
    inner = vcdm.listed(document.get("verifiableCredential"))
    if len(inner) > limits.MAX_LINES:
        raise TooComplex("too many records inside a record")
    lines = tuple(inside(one, asked.deeper(person=proven)) for one in inner if isinstance(one, dict | str))
    checks = {
        Check.UNCHANGED: found.outcome,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: not_applicable("presentation"),
        Check.STILL_GOOD: unknown("challenge_not_ours"),
        Check.ABOUT_THIS_PERSON: not_applicable("presentation"),
    }
    return Verdict(checks, format_of(document), lines=lines, directory_version=asked.directory.version)


FORM = Form("VerifiablePresentation", recognizes, check)
