"""Still good: dates of the badge, then the source's list of badges that it took back."""

from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.open_badges_2 import published
from credentials.standards.open_badges_2.assertion import Assertion, moment, text
from credentials.standards.open_badges_2.published import Parts
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable


def of_dates(assertion: Assertion, asked: Asked) -> Outcome | None:
    """Ended, or not begun; None when the dates say nothing against it."""
    ends, begins = moment(assertion.document.get("expires")), moment(assertion.document.get("issuedOn"))
    if ends is not None and ends < asked.at:
        return failed("expired", ends.date().isoformat())
    if ends is None and assertion.document.get("expires") is not None:
        return unknown("content_not_trusted")
    if begins is not None and begins > asked.at + dates.SKEW:
        return failed("not_yet_valid", begins.date().isoformat())
    return None


def hosted(assertion: Assertion, *, revoked: bool, asked: Asked) -> Outcome:
    """A hosted badge is good as long as its copy stands and is not marked as taken back."""
    return failed("revoked") if revoked else of_dates(assertion, asked) or passed()


def signed(assertion: Assertion, parts: Parts, asked: Asked) -> Outcome:
    """A signed badge is good as long as the source's list does not name it."""
    ended = of_dates(assertion, asked)
    if ended is not None:
        return ended
    if not parts.own:
        return unknown("status_unreachable", parts.missing)
    address = vcdm.id_of(parts.profile.get("revocationList"))
    if not address:
        return (
            passed() if moment(assertion.document.get("expires")) else not_applicable("no_end_date_no_status")
        )
    try:
        found = published.document(address, asked)
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    if text(found, "issuer") not in ("", parts.issuer_id):
        return unknown("status_issuer_not_trusted")
    return failed("revoked") if _named(found) & _names(assertion) else passed()


def _names(assertion: Assertion) -> set[str]:
    return {text(assertion.document, "id"), text(assertion.document, "uid")} - {""}


def _named(found: dict[str, Any]) -> set[str]:
    """Ids in a list of generation 2; in generation 1 the member names are the ids."""
    if "revokedAssertions" not in found:
        return set(found)
    named: set[str] = set()
    for one in vcdm.listed(found["revokedAssertions"]):
        named |= {one} if isinstance(one, str) else {text(one, "id"), text(one, "uid")}
    return named - {""}
