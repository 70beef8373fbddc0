"""Records whose holder may leave fields out: `dc+sd-jwt` and `vc+sd-jwt` (RFC 9901, SD-JWT VC, VC-JOSE-COSE 1.0)."""

from dataclasses import replace
from typing import Any

from credentials.standards import vcdm
from credentials.standards.errors import Malformed
from credentials.standards.formats import credential
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.jose import claims, integrity
from credentials.standards.reading import format_of
from credentials.standards.sd_jwt import (
    disclosures,
    issuer_keys,
    key_binding,
    presented,
    record,
    token_status,
)
from credentials.standards.sd_jwt.disclosures import NotSigned
from credentials.standards.sd_jwt.presented import Presented
from credentials.standards.verdict import Check, Outcome, Verdict, passed, unknown, unread
from credentials.standards.verification.integrity import Integrity, of_refusal
from credentials.standards.verification.parties import Asked

_TYPES = ("dc+sd-jwt", "vc+sd-jwt")


def recognizes(given: Given) -> bool:
    return presented.looks_like(given.text)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks over the fields that are shown; what stays hidden is counted and never guessed."""
    shown = presented.read(given.text)
    if shown.token.typ not in _TYPES:
        raise Malformed(f"typ {shown.token.typ}"[:60])
    try:
        opened = disclosures.open_(shown.token.claims, shown.disclosures)
    except NotSigned as error:
        return _refused(error)
    document = record.document(opened.claims)
    try:
        vcdm.check(document)
    except Malformed as error:
        return _unnamed(shown) or unread(error.code, error.detail, format=format_of(document))
    return _judged(shown, document, opened, asked, inside)


def _refused(error: NotSigned) -> Verdict:
    verdict = unread(error.code, error.detail)
    return replace(verdict, checks={**verdict.checks, Check.UNCHANGED: of_refusal(error)}, carrier="SD-JWT")


def _unnamed(shown: Presented) -> Verdict | None:
    """A certificate in the header may stand in for `iss`; it is an offer, which nobody here confirms."""
    if "iss" in shown.token.claims or "x5c" not in shown.token.header:
        return None
    return replace(unread("key_not_confirmed", claims.text(shown.token.claims, "vct")), carrier="SD-JWT")


def _judged(
    shown: Presented, document: dict[str, Any], opened: disclosures.Opened, asked: Asked, inside: Inside
) -> Verdict:
    issuer = vcdm.id_of(document["issuer"]) or ""
    found = _integrity(shown, document, issuer, opened.claims, asked)
    verdict = credential.judge(document, found, asked, inside)
    verdict = integrity.unwitnessed(verdict, found.proofs[0].key, asked)
    verdict = claims.in_time(verdict, opened.claims, asked)
    checks = {
        **verdict.checks,
        Check.ALLOWED_TO_ISSUE: _entitled(verdict.checks[Check.ALLOWED_TO_ISSUE], opened.hidden),
        Check.STILL_GOOD: _standing(verdict, token_status.check(opened.claims, issuer, asked)),
        Check.ABOUT_THIS_PERSON: _about(
            _named(verdict, opened.hidden, asked), verdict, key_binding.check(shown, opened.claims, asked)
        ),
    }
    facts = record.facts(verdict.facts, opened.claims, opened.hidden)
    # The rules of the standard ask for members that the holder may leave out: broken ones would be no news.
    return replace(verdict, checks=checks, facts=facts, notes=(), carrier="SD-JWT")


def _integrity(
    shown: Presented, document: dict[str, Any], issuer: str, found: dict[str, Any], asked: Asked
) -> Integrity:
    iss = claims.text(found, "iss") or issuer
    key = issuer_keys.find(shown.token, iss, issuer, asked)
    # An https address may publish the keys of an issuer that has another id; any other name must be the issuer's.
    aside = {"iss"} if iss.startswith("https://") else set()
    others = {name: value for name, value in found.items() if name not in aside}
    return integrity.check(
        shown.token, document, key, differing=claims.differing(others, document, with_dates=False)
    )


def _entitled(outcome: Outcome, hidden: int) -> Outcome:
    """A field that decides may be among those left out."""
    return unknown("field_left_out") if outcome.reason == "outside_scope" and hidden else outcome


def _standing(verdict: Verdict, listed: Outcome | None) -> Outcome:
    """The dates, then the list; a good answer about content that may be altered is no answer."""
    dated = verdict.checks[Check.STILL_GOOD]
    if dated.failed or listed is None:
        return dated
    if not listed.passed:
        return listed
    trusted = verdict.checks[Check.UNCHANGED].passed and not verdict.checks[Check.WHO_SIGNED].failed
    return passed() if trusted else unknown("content_not_trusted")


def _named(verdict: Verdict, hidden: int, asked: Asked) -> Outcome:
    """Whom it names may be among the fields that were left out."""
    named = verdict.checks[Check.ABOUT_THIS_PERSON]
    if named.reason != "names_nobody" or not hidden:
        return named
    return unknown("field_left_out" if asked.person else "no_person_given")


def _about(typed: Outcome, verdict: Verdict, bound: Outcome | None) -> Outcome:
    if bound is None or typed.failed:
        return typed
    trusted = verdict.checks[Check.UNCHANGED].passed
    return bound if trusted or not bound.passed else unknown("content_not_trusted")


FORM = Form("SD-JWT", recognizes, check)
