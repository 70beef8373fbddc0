"""Receipts of checks: what a check said about a file, when, with which list of sources; signed, and about nobody.

A receipt is one JSON object. `signature.value` is Ed25519 over its canonical form (RFC 8785) without `signature`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import rfc8785

from credentials.standards import dates, multikey
from credentials.standards.data_integrity import Signer
from credentials.standards.errors import Malformed
from credentials.standards.verdict import Check, Facts, Outcome, State, Verdict

FORMAT, VERSION = "CheckReceipt", 1
#: A receipt of a transcript tells of at most as many lines as a transcript may have.
_CODE = re.compile(r"[a-z_]{0,40}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_HOST = re.compile(r"(?=[^.]*\.)[a-z0-9.-]{3,120}(?::[0-9]{1,5})?\Z")


@dataclass(frozen=True)
class Receipt:
    """A receipt as read; `then` is the verdict as it was told, `key` the method that is said to have signed it."""

    at: datetime
    issuer: str
    key: str
    signature: bytes
    then: Verdict
    name: str
    log_head: Mapping[str, Any] | None
    signed: bytes


def content(
    verdict: Verdict, *, at: datetime, issuer: str, name: str = "", log_head: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """What a receipt says of a verdict: states and reason codes, the file's digest, no word of the record.

    `name` is written only where the checker asked for it; `at` becomes UTC seconds.
    """
    told: dict[str, Any] = {
        "receipt": VERSION,
        "issuer": issuer,
        "at": dates.write(at),
        "directory_version": verdict.directory_version,
        **_told(verdict),
    }
    if verdict.facts.issuer_name and verdict.checks[Check.WHO_SIGNED].passed:
        told["source"] = verdict.facts.issuer_name
    if verdict.lines:
        told["lines"] = [_told(line) for line in verdict.lines]
    optional = {"name": name[:200], "log_head": dict(log_head) if log_head else None}
    return told | {member: value for member, value in optional.items() if value}


def _told(verdict: Verdict) -> dict[str, Any]:
    outcomes = verdict.checks.items()
    return {
        "sha256": verdict.sha256,
        "format": verdict.format,
        "verdict": verdict.overall.value,
        "checks": {check.value: outcome.state.value for check, outcome in outcomes},
        "reasons": [_reason(check, outcome) for check, outcome in outcomes if outcome.reason],
    }


def _reason(check: Check, outcome: Outcome) -> dict[str, str]:
    """A code; beside it a day, or the site that was not asked. Ids and names could tell of a person."""
    told = {"check": check.value, "code": outcome.reason}
    missing = outcome.state == State.COULD_NOT_CHECK and bool(_HOST.match(outcome.detail))
    return told | {"detail": outcome.detail} if missing or _is_day(outcome.detail) else told


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def sign(told: dict[str, Any], signer: Signer) -> dict[str, Any]:
    """The receipt: `told` with the signature of whoever gave it."""
    value = multikey.encode(signer.sign(rfc8785.dumps(told)))
    return told | {"signature": {"key": signer.method, "value": value}}


def read(document: Mapping[str, Any]) -> Receipt:
    """Take a receipt apart; nothing of it is believed yet. Raises `Malformed`."""
    told = {member: value for member, value in document.items() if member != "signature"}
    signature = document.get("signature")
    if document.get("receipt") != VERSION or not isinstance(signature, dict):
        raise Malformed("not a receipt")
    key, issuer, name = signature.get("key"), told.get("issuer"), told.get("name", "")
    if not (isinstance(key, str) and isinstance(issuer, str) and isinstance(name, str)):
        raise Malformed("a receipt without its key")
    head = told.get("log_head")
    return Receipt(
        at=dates.read(told.get("at")),
        issuer=issuer,
        key=key,
        signature=multikey.decode(signature.get("value")),
        then=_verdict(told),
        name=name[:200],
        log_head=head if isinstance(head, dict) else None,
        signed=_canonical(told),
    )


def _canonical(told: dict[str, Any]) -> bytes:
    try:
        return rfc8785.dumps(told)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise Malformed("a receipt that cannot be written in one way") from error


def _verdict(told: Mapping[str, Any]) -> Verdict:
    """The verdict that a receipt tells of."""
    one = _one(told)
    source, version, lines = told.get("source", ""), told.get("directory_version"), told.get("lines", [])
    if not isinstance(source, str) or not isinstance(version, int) or not isinstance(lines, list):
        raise Malformed("source, directory_version or lines")
    inner = tuple(_one(line) for line in lines if isinstance(line, dict))
    facts = Facts(issuer_name=source[:200])
    return Verdict(one.checks, one.format, facts, inner, (), version, one.sha256)


def _one(told: Mapping[str, Any]) -> Verdict:
    states, digest, form = told.get("checks"), told.get("sha256"), told.get("format")
    if not isinstance(states, dict) or not isinstance(form, str):
        raise Malformed("checks")
    if not isinstance(digest, str) or not _SHA256.match(digest):
        raise Malformed("sha256")
    reasons = _reasons(told.get("reasons"))
    return Verdict({check: _outcome(states, reasons, check) for check in Check}, form[:60], sha256=digest)


def _reasons(value: Any) -> dict[str, tuple[str, str]]:
    rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    return {str(row.get("check")): (str(row.get("code", "")), str(row.get("detail", ""))) for row in rows}


def _outcome(states: dict[str, Any], reasons: dict[str, tuple[str, str]], check: Check) -> Outcome:
    code, detail = reasons.get(check.value, ("", ""))
    if states.get(check.value) not in list(State) or not _CODE.match(code):
        raise Malformed(check.value)
    return Outcome(State(states[check.value]), code, detail[:120])
