"""Hosted badges: no signature; the copy that the source itself keeps is the proof (Open Badges 2.0, hosted verification)."""

from dataclasses import dataclass
from typing import Any

from credentials.standards.open_badges_2 import origins, published
from credentials.standards.open_badges_2.assertion import Assertion, text
from credentials.standards.open_badges_2.published import Parts
from credentials.standards.verdict import Outcome, failed, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable


@dataclass(frozen=True)
class Copy:
    """What came of comparing with the hosted copy; `assertion` is then the copy, else what was handed in."""

    outcome: Outcome
    assertion: Assertion
    revoked: bool = False


def compare(assertion: Assertion, asked: Asked) -> Copy:
    """Fetch the copy and compare it, member by member, with what was handed in."""
    address = assertion.address
    try:
        copy = published.document(address, asked)
    except Unreachable as error:
        return Copy(unknown("hosted_copy_unreachable", error.host), assertion)
    if copy.get("revoked") is True:
        return Copy(unknown("hosted_copy_gone", origins.host(address)), assertion, revoked=True)
    if not _same(assertion.document, copy):
        return Copy(failed("content_changed"), assertion)
    return Copy(passed(), Assertion(copy))


def _same(given: dict[str, Any], copy: dict[str, Any]) -> bool:
    """The badge class may stand inside one and only be named in the other; nothing else may differ."""
    if {**given, "badge": None} != {**copy, "badge": None}:
        return False
    one, other = given.get("badge"), copy.get("badge")
    if isinstance(one, dict) and isinstance(other, dict):
        return one == other
    return _named(one) == _named(other) != ""


def _named(badge: Any) -> str:
    return badge if isinstance(badge, str) else text(badge, "id")


def who(copy: Copy, parts: Parts, asked: Asked) -> Outcome:
    """Is the copy kept where the source keeps its badges? Only its own profile may name a place elsewhere."""
    if not parts.issuer_id:
        return unknown("issuer_unreachable", parts.missing) if parts.missing else failed("issuer_missing")
    address = copy.assertion.address
    if not origins.same(address, parts.issuer_id):
        if not parts.own:
            return unknown("issuer_unreachable", parts.missing)
        if not origins.allows(parts.profile, address):
            return failed("not_kept_by_source", origins.host(address))
    if not copy.outcome.passed:
        return unknown("content_not_trusted") if copy.outcome.failed else unknown()
    return passed() if parts.source else passed("kept_by_owner", origins.host(parts.issuer_id))
