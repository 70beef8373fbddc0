"""Verifiable credentials as JSON: awards, transcripts, endorsements, status lists, each with its own proof."""

from dataclasses import replace
from typing import Any

from credentials.standards import contexts, limits, open_badges_rules, vcdm
from credentials.standards.errors import Malformed, TooComplex
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.reading import facts_of, format_of
from credentials.standards.verdict import Check, Facts, Outcome, State, Verdict, failed, unknown, unread
from credentials.standards.verification import entitlement, integrity, person, signer, standing
from credentials.standards.verification.integrity import Integrity
from credentials.standards.verification.parties import Asked


def recognizes(given: Given) -> bool:
    return given.has("@context", "type") and "VerifiableCredential" in vcdm.types(given.document)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of a credential with Data Integrity proofs, or with none."""
    document = given.document
    try:
        vcdm.check(document)
    except Malformed as error:
        return unread(error.code, error.detail, format=format_of(document))
    return judge(document, integrity.check(document, asked), asked, inside)


def judge(document: dict[str, Any], found: Integrity, asked: Asked, inside: Inside) -> Verdict:
    """The verdict on a credential whose signature was looked at: `found`, in whatever way it was signed.

    `document` keeps the rules of its data model (`vcdm.check`); what stands inside is checked by `inside`.
    """
    who = signer.check(document, found, asked)
    checks = {
        Check.UNCHANGED: found.outcome,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: _trusting(entitlement.check(document, asked), found.outcome, who),
        Check.STILL_GOOD: _trusting(standing.check(document, asked), found.outcome, who),
        Check.ABOUT_THIS_PERSON: _about(person.check(document, asked), found.outcome),
    }
    facts = _with_news(facts_of(document, asked.directory), document, checks, asked)
    notes = tuple(open_badges_rules.broken(document)[:20]) if _is_award(document) else ()
    lines = _lines(document, asked, inside)
    return Verdict(checks, format_of(document), facts, lines, notes, asked.directory.version)


def _with_news(facts: Facts, document: dict[str, Any], checks: dict[Check, Outcome], asked: Asked) -> Facts:
    """The facts, with what the source says through its lists where content and signer can be relied on."""
    if not checks[Check.UNCHANGED].passed or checks[Check.WHO_SIGNED].failed:
        return facts
    news = tuple(("message", text) for text in standing.messages(document, asked))
    return replace(facts, rows=facts.rows + news)


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


def _lines(document: dict[str, Any], asked: Asked, inside: Inside) -> tuple[Verdict, ...]:
    """Awards inside a transcript, and endorsements inside an award."""
    lines: list[Verdict] = []
    for subject in vcdm.listed(document.get("credentialSubject")):
        if not isinstance(subject, dict):
            continue
        about = vcdm.id_of(subject)
        awards = _counted(subject.get("verifiableCredential"))
        lines += [_line(one, about, asked, inside) for one in awards]
        for holder in (subject.get("achievement"), subject):
            for name in ("endorsement", "endorsementJwt"):
                endorsements = _counted(holder.get(name) if isinstance(holder, dict) else None)
                lines += [_endorsement(one, holder, asked, inside) for one in endorsements]
    return tuple(lines)


def _counted(value: Any) -> list[dict[str, Any] | str]:
    """What stands inside: objects, or tokens as text."""
    inner = [one for one in vcdm.listed(value) if isinstance(one, dict | str)]
    if len(inner) > limits.MAX_LINES:
        raise TooComplex("too many records inside a record")
    return inner


def _line(document: dict[str, Any] | str, subject: str | None, asked: Asked, inside: Inside) -> Verdict:
    """One award of a transcript; it must be about the person whom the transcript is about."""
    verdict = inside(document, asked.deeper())
    return _differing(verdict) if subject and _subjects(document, verdict) - {subject, None} else verdict


def _endorsement(document: dict[str, Any] | str, endorsed: Any, asked: Asked, inside: Inside) -> Verdict:
    verdict = inside(document, asked.deeper())
    return verdict if vcdm.id_of(endorsed) in _subjects(document, verdict) else _differing(verdict)


def _subjects(document: dict[str, Any] | str, verdict: Verdict) -> set[str | None]:
    """Whom it is about; what stands in a token or an envelope was read by its own form."""
    if isinstance(document, dict) and "credentialSubject" in document:
        return {vcdm.id_of(one) for one in vcdm.listed(document["credentialSubject"])}
    return {verdict.facts.subject_id or None}


def _differing(verdict: Verdict) -> Verdict:
    return replace(verdict, checks={**verdict.checks, Check.ABOUT_THIS_PERSON: failed("subject_differs")})


FORM = Form("VerifiableCredential", recognizes, check)
