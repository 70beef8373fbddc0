"""Registered claims (RFC 7519 section 4.1): moments, and whether they say what the record inside says."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.errors import Malformed
from credentials.standards.verdict import Check, Outcome, State, Verdict, failed
from credentials.standards.verification.parties import Asked

#: Members of a token that are no part of the record it carries.
REGISTERED = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "nonce", "vc", "vp", "_sd_alg"})
_LAST = 253_402_300_799  # the last second of the year 9999


def moment(claims: dict[str, Any], name: str) -> datetime | None:
    """A NumericDate: seconds since 1970. None when absent. Raises `Malformed` for anything else."""
    value = claims.get(name)
    if value is None and name not in claims:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LAST:
        raise Malformed(name)
    return datetime.fromtimestamp(value, UTC)


def text(claims: dict[str, Any], name: str) -> str:
    """A claim that is text; empty when absent. Raises `Malformed` for anything else."""
    value = claims.get(name, "")
    if not isinstance(value, str):
        raise Malformed(name)
    return value


def created(claims: dict[str, Any]) -> dict[str, str]:
    """When it was signed, in the signer's own word, as a proof would say it."""
    signed_at = moment(claims, "iat")
    return {"created": dates.write(signed_at)} if signed_at else {}


def differing(claims: dict[str, Any], document: dict[str, Any], *, with_dates: bool) -> str:
    """The name of the first claim that says something else than the record inside; empty when all agree."""
    subjects = vcdm.listed(document.get("credentialSubject"))
    inside = {
        "iss": vcdm.id_of(document.get("issuer") or document.get("holder")),
        "jti": vcdm.id_of(document),
        "sub": vcdm.id_of(subjects[0]) if len(subjects) == 1 else None,
    }
    for name, value in inside.items():
        if name in claims and value is not None and claims[name] != value:
            return name
    if with_dates:
        for name, value in zip(("nbf", "exp"), vcdm.period(document), strict=True):
            if name in claims and moment(claims, name) != (value and value.replace(microsecond=0)):
                return name
    return ""


def in_time(verdict: Verdict, claims: dict[str, Any], asked: Asked) -> Verdict:
    """The verdict, with the token's own dates beside those of the record inside."""
    outcome = _in_time(claims, asked)
    if outcome is None or verdict.checks[Check.STILL_GOOD].state == State.FAILED:
        return verdict
    return replace(verdict, checks={**verdict.checks, Check.STILL_GOOD: outcome})


def _in_time(claims: dict[str, Any], asked: Asked) -> Outcome | None:
    ends, begins = moment(claims, "exp"), moment(claims, "nbf")
    if ends is not None and ends <= asked.at:
        return failed("expired", ends.date().isoformat())
    if begins is not None and begins > asked.at + dates.SKEW:
        return failed("not_yet_valid", begins.date().isoformat())
    return None
