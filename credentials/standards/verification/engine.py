"""verify: one document in, one verdict out; lines inside it get verdicts of their own."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from credentials.standards import contexts, limits, open_badges_rules, vcdm
from credentials.standards.errors import Malformed, Refused, TooComplex
from credentials.standards.parsing import parse
from credentials.standards.reading import facts_of, format_of, recognize
from credentials.standards.verdict import Check, Outcome, State, Verdict, failed, unknown, unread
from credentials.standards.verification import entitlement, integrity, person, signer, standing
from credentials.standards.verification.parties import Asked, Directory, PersonHint, Resolver


def verify(
    document: bytes | str | Mapping[str, Any],
    *,
    at: datetime,
    directory: Directory,
    resolver: Resolver,
    person: PersonHint | None = None,
) -> Verdict:
    """Check a signed record. Pure: the clock, the directory and whatever else is known are given.

    Bytes or text are read strictly; a mapping is taken as read. Never raises on bad input: what cannot be read
    gets a verdict that says so.
    """
    asked = Asked(at, directory, resolver, person)
    digest = _digest(document)
    try:
        read = dict(document) if isinstance(document, Mapping) else recognize(document, parse)
        verdict = _verdict(read, asked, depth=0)
    except Refused as error:
        verdict = unread(error.code, error.detail)
    except RecursionError:
        verdict = unread("malformed_input", "nested too deeply")
    return replace(verdict, sha256=digest, directory_version=directory.version)


def _digest(document: bytes | str | Mapping[str, Any]) -> str:
    if isinstance(document, Mapping):
        document = json.dumps(document, sort_keys=True, default=str)
    data = document if isinstance(document, bytes) else document.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def _verdict(document: dict[str, Any], asked: Asked, *, depth: int) -> Verdict:
    if "VerifiablePresentation" in vcdm.types(document):
        return _presentation(document, asked, depth=depth)
    try:
        vcdm.check(document)
    except Malformed as error:
        return unread(error.code, error.detail, format=format_of(document))
    found = integrity.check(document, asked)
    who = signer.check(document, found, asked)
    checks = {
        Check.UNCHANGED: found.outcome,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: _trusting(entitlement.check(document, asked), found.outcome, who),
        Check.STILL_GOOD: _trusting(standing.check(document, asked), found.outcome, who),
        Check.ABOUT_THIS_PERSON: _about(person.check(document, asked), found.outcome),
    }
    facts = facts_of(document, asked.directory)
    notes = tuple(open_badges_rules.broken(document)[:20]) if _is_award(document) else ()
    lines = _lines(document, asked, depth=depth)
    return Verdict(checks, format_of(document), facts, lines, notes, asked.directory.version)


def _is_award(document: dict[str, Any]) -> bool:
    """The published rules are those of VCDM 2.0 awards; older forms have others."""
    new = vcdm.listed(document["@context"])[0] == contexts.CREDENTIALS_2
    return new and format_of(document) == "OpenBadgeCredential"


def _trusting(outcome: Outcome, unchanged: Outcome, who: Outcome) -> Outcome:
    """A good answer about content that may be altered, or signed by someone else, is no answer."""
    if outcome.state == State.FAILED or outcome.state == State.COULD_NOT_CHECK:
        return outcome
    if outcome.passed and (not unchanged.passed or who.failed):
        return unknown("content_not_trusted")
    return outcome


def _about(outcome: Outcome, unchanged: Outcome) -> Outcome:
    return unknown("content_not_trusted") if outcome.passed and not unchanged.passed else outcome


def _lines(document: dict[str, Any], asked: Asked, *, depth: int) -> tuple[Verdict, ...]:
    """Awards inside a transcript, and endorsements inside an award."""
    lines = []
    for subject in vcdm.listed(document.get("credentialSubject")):
        if not isinstance(subject, dict):
            continue
        inner = [one for one in vcdm.listed(subject.get("verifiableCredential")) if isinstance(one, dict)]
        lines += [_line(one, vcdm.id_of(subject), asked, depth=depth) for one in _counted(inner, depth)]
        for holder in (subject.get("achievement"), subject):
            endorsements = holder.get("endorsement") if isinstance(holder, dict) else None
            signed = [one for one in vcdm.listed(endorsements) if isinstance(one, dict)]
            lines += [_endorsement(one, holder, asked, depth=depth) for one in _counted(signed, depth)]
    return tuple(lines)


def _counted(inner: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
    if len(inner) > limits.MAX_LINES or (inner and depth >= limits.MAX_NESTING):
        raise TooComplex("too many records inside a record")
    return inner


def _line(document: dict[str, Any], subject: str | None, asked: Asked, *, depth: int) -> Verdict:
    """One award of a transcript; it must be about the person whom the transcript is about."""
    verdict = _verdict(document, asked, depth=depth + 1)
    subjects = {vcdm.id_of(one) for one in vcdm.listed(document.get("credentialSubject"))}
    if subject and subjects - {subject, None}:
        checks = {**verdict.checks, Check.ABOUT_THIS_PERSON: failed("subject_differs")}
        return replace(verdict, checks=checks)
    return verdict


def _endorsement(document: dict[str, Any], endorsed: Any, asked: Asked, *, depth: int) -> Verdict:
    verdict = _verdict(document, asked, depth=depth + 1)
    subjects = {vcdm.id_of(one) for one in vcdm.listed(document.get("credentialSubject"))}
    if vcdm.id_of(endorsed) not in subjects:
        return replace(verdict, checks={**verdict.checks, Check.ABOUT_THIS_PERSON: failed("subject_differs")})
    return verdict


def _presentation(document: dict[str, Any], asked: Asked, *, depth: int) -> Verdict:
    """What a phone sends: the holder's proof, and each record inside on its own."""
    found = integrity.check(document, asked)
    who = signer.check(document, found, asked, purpose="authentication")
    holder = vcdm.id_of(document.get("holder")) if who.state != State.FAILED else None
    proven = PersonHint(holder=holder) if holder and found.outcome.passed else asked.person
    inner = [one for one in vcdm.listed(document.get("verifiableCredential")) if isinstance(one, dict)]
    inside = replace(asked, person=proven)
    lines = tuple(_verdict(one, inside, depth=depth + 1) for one in _counted(inner, depth))
    checks = {
        Check.UNCHANGED: found.outcome,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: Outcome(State.NOT_APPLICABLE, "presentation"),
        Check.STILL_GOOD: unknown("challenge_not_ours"),
        Check.ABOUT_THIS_PERSON: Outcome(State.NOT_APPLICABLE, "presentation"),
    }
    return Verdict(checks, format_of(document), lines=lines, directory_version=asked.directory.version)
