"""Receipts of checks, ours or another portal's: who gave it and when, and inside it what was told then."""

from cryptography.exceptions import InvalidSignature

from credentials.standards import receipts
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.public_keys import KeyKind
from credentials.standards.receipts import Receipt
from credentials.standards.verdict import (
    Check,
    Facts,
    Outcome,
    State,
    Verdict,
    failed,
    not_applicable,
    passed,
    unknown,
)
from credentials.standards.verification import keys, lifetimes
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked, Source


def recognizes(given: Given) -> bool:
    return given.has("receipt", "sha256", "signature")


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of the receipt itself; `lines` holds the verdict of then, once the receipt is trusted."""
    receipt = receipts.read(given.document)
    key, source = keys.find(receipt.key, asked), asked.directory.find(receipt.issuer)
    unchanged = _unchanged(receipt, key)
    who = _who(receipt, key, source, asked) if not unchanged.failed else unknown("content_not_trusted")
    checks = {
        Check.UNCHANGED: unchanged,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: _allowed(receipt, source, asked)
        if who.passed
        else unknown("content_not_trusted"),
        Check.STILL_GOOD: not_applicable("receipt_of_one_moment"),
        Check.ABOUT_THIS_PERSON: not_applicable("names_nobody"),
    }
    trusted = all(outcome.state in (State.PASSED, State.NOT_APPLICABLE) for outcome in checks.values())
    lines = (receipt.then,) if trusted else ()
    return Verdict(checks, receipts.FORMAT, _facts(receipt, source), lines, (), asked.directory.version)


def _facts(receipt: Receipt, source: Source | None) -> Facts:
    return Facts(
        title=receipt.name,
        kind=receipts.FORMAT,
        awarded_on=receipt.at.date(),
        valid_from=receipt.at,
        issuer_id=receipt.issuer,
        issuer_name=source.name if source else "",
        source_entry=source.entry if source else "",
    )


def _unchanged(receipt: Receipt, key: Key) -> Outcome:
    if key.public is None or key.public.kind != KeyKind.ED25519:
        lacking = key.problem in ("", "key_not_listed", "issuer_document_wrong")
        return unknown("key_not_confirmed" if lacking else key.problem, key.detail or key.controller)
    try:
        key.public.loaded.verify(receipt.signature, receipt.signed)
    except InvalidSignature:
        return failed("content_changed")
    return passed() if key.confirmed else unknown("key_not_confirmed", key.detail)


def _who(receipt: Receipt, key: Key, source: Source | None, asked: Asked) -> Outcome:
    """A key of whoever gave it, for receipts, in its time."""
    if key.problem:
        return unknown("issuer_unreachable" if key.problem == "key_unreachable" else "", key.detail)
    if key.controller != receipt.issuer and (source is None or key.controller not in source.ids):
        return failed("not_issuers_key", key.controller)
    if "assertionMethod" not in key.purposes:
        return failed("key_not_for_this")
    window = source.window(key.method) if source else None
    times = {"lost": key.revoked, "ends": key.expires}
    spoken = lifetimes.against(receipts.FORMAT, receipt.at, asked, window=window, source=source, **times)
    return spoken or (passed() if source else unknown("signer_not_in_directory"))


def _allowed(receipt: Receipt, source: Source | None, asked: Asked) -> Outcome:
    if source is None:
        return unknown("directory_stale" if asked.directory.stale else "not_in_directory")
    day = receipt.at.date()
    covered = any(scope.covers(receipts.FORMAT, "", day) for scope in source.scopes)
    return passed("", source.name) if covered else failed("outside_scope", receipts.FORMAT)


FORM = Form(receipts.FORMAT, recognizes, check)
