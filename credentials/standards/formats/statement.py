"""What a source says in its own words and about nobody, such as receipts: the five checks that all of them share."""

from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import InvalidSignature

from credentials.standards.public_keys import KeyKind
from credentials.standards.verdict import Check, Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification import keys, lifetimes
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked, Source


@dataclass(frozen=True)
class Statement:
    """`method` is said to have made the Ed25519 `signature` over `signed` at `at`, for `issuer`.

    `form` is the name of its format; `ends` the reason why it does not end.
    """

    form: str
    issuer: str
    method: str
    signature: bytes
    signed: bytes
    at: datetime
    ends: str


def check(said: Statement, asked: Asked) -> dict[Check, Outcome]:
    """The five checks of a statement itself."""
    key, source = keys.find(said.method, asked), asked.directory.find(said.issuer)
    unchanged = _unchanged(said, key)
    who = unknown("content_not_trusted") if unchanged.failed else _who(said, key, source, asked)
    return {
        Check.UNCHANGED: unchanged,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: _allowed(said, source, asked)
        if who.passed
        else unknown("content_not_trusted"),
        Check.STILL_GOOD: not_applicable(said.ends),
        Check.ABOUT_THIS_PERSON: not_applicable("names_nobody"),
    }


def _unchanged(said: Statement, key: Key) -> Outcome:
    if key.public is None or key.public.kind != KeyKind.ED25519:
        lacking = key.problem in ("", "key_not_listed", "issuer_document_wrong")
        return unknown("key_not_confirmed" if lacking else key.problem, key.detail or key.controller)
    try:
        key.public.loaded.verify(said.signature, said.signed)
    except InvalidSignature:
        return failed("content_changed")
    return passed() if key.confirmed else unknown("key_not_confirmed", key.detail)


def _who(said: Statement, key: Key, source: Source | None, asked: Asked) -> Outcome:
    """A key of whoever said it, for statements of this kind, in its time."""
    if key.problem:
        return unknown("issuer_unreachable" if key.problem == "key_unreachable" else "", key.detail)
    if key.controller != said.issuer and (source is None or key.controller not in source.ids):
        return failed("not_issuers_key", key.controller)
    if "assertionMethod" not in key.purposes:
        return failed("key_not_for_this")
    window = source.window(key.method) if source else None
    times = {"lost": key.revoked, "ends": key.expires}
    spoken = lifetimes.against(said.form, said.at, asked, window=window, source=source, **times)
    return spoken or (passed() if source else unknown("signer_not_in_directory"))


def _allowed(said: Statement, source: Source | None, asked: Asked) -> Outcome:
    if source is None:
        return unknown("directory_stale" if asked.directory.stale else "not_in_directory")
    covered = any(scope.covers(said.form, "", said.at.date()) for scope in source.scopes)
    return passed("", source.name) if covered else failed("outside_scope", said.form)
