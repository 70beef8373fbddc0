"""The verdict on an old badge: hosted or signed, of whichever generation."""

from typing import Any

from credentials.standards.jose import Token
from credentials.standards.open_badges_2 import hosted, published, recipient, signed, standing
from credentials.standards.open_badges_2.assertion import Assertion, moment, text
from credentials.standards.open_badges_2.published import Parts
from credentials.standards.reading import facts_of
from credentials.standards.verdict import Outcome, Verdict, failed, not_applicable
from credentials.standards.verification import entitlement
from credentials.standards.verification.assembly import Answers
from credentials.standards.verification.parties import Asked


def judge(document: dict[str, Any], token: Token | None, asked: Asked) -> Verdict:
    """The five checks of a badge that came as JSON, or in a token that signs it."""
    assertion = Assertion(document)
    if token is not None:
        return _signed(assertion, token, asked)
    if assertion.is_signed:
        return _unsigned(assertion, asked)
    return _hosted(assertion, asked)


def _hosted(assertion: Assertion, asked: Asked) -> Verdict:
    copy = hosted.compare(assertion, asked)
    parts = published.parts(copy.assertion, asked)
    who = _in_life(hosted.who(copy, parts, asked), copy.assertion, parts)
    good = standing.hosted(copy.assertion, revoked=copy.revoked, asked=asked)
    return _verdict(copy.assertion, parts, (copy.outcome, who, good), asked)


def _signed(assertion: Assertion, token: Token, asked: Asked) -> Verdict:
    parts = published.parts(assertion, asked)
    key = signed.find_key(assertion, parts, asked)
    found = signed.unchanged(token, key, parts)
    who = _in_life(signed.who(found, key, parts), assertion, parts)
    return _verdict(assertion, parts, (found, who, standing.signed(assertion, parts, asked)), asked)


def _unsigned(assertion: Assertion, asked: Asked) -> Verdict:
    """It says that a signature proves it, and came without one."""
    parts = published.parts(assertion, asked)
    good = standing.signed(assertion, parts, asked)
    return _verdict(assertion, parts, (not_applicable("unsigned"), failed("unsigned"), good), asked)


def _in_life(who: Outcome, assertion: Assertion, parts: Parts) -> Outcome:
    """A closed source stands behind what it gave while it was open."""
    closed = parts.source.closed_on if parts.source else None
    given = moment(assertion.document.get("issuedOn"))
    if not who.passed or closed is None or (given is not None and given.date() <= closed):
        return who
    return failed("source_closed", closed.isoformat())


def _verdict(
    assertion: Assertion, parts: Parts, found: tuple[Outcome, Outcome, Outcome], asked: Asked
) -> Verdict:
    unchanged, who, good = found
    shaped = in_new_shape(assertion, parts)
    answers = Answers(
        unchanged=unchanged,
        who_signed=who,
        allowed_to_issue=entitlement.check(shaped, asked),
        still_good=good,
        about_this_person=recipient.check(assertion.document, asked),
    )
    return Verdict(
        answers.together(),
        f"OpenBadge{assertion.generation}",
        facts_of(shaped, asked.directory),
        directory_version=asked.directory.version,
    )


def in_new_shape(assertion: Assertion, parts: Parts) -> dict[str, Any]:
    """The badge with the member names of Open Badges 3.0, for reading only; it carries no proof."""
    ends, begins = moment(assertion.document.get("expires")), moment(assertion.document.get("issuedOn"))
    shaped: dict[str, Any] = {
        "type": [f"OpenBadge{assertion.generation}"],
        "id": assertion.id,
        "issuer": {"id": parts.known_as, "name": text(parts.profile, "name")},
        "credentialSubject": {
            "achievement": {
                "achievementType": "Badge",
                "name": text(parts.badge, "name"),
                "description": text(parts.badge, "description"),
            }
        },
    }
    stamps = {"awardedDate": begins, "validFrom": begins, "validUntil": ends}
    return shaped | {name: one.isoformat() for name, one in stamps.items() if one is not None}
