"""About this person: the recipient of an old badge, plain or hashed with a salt, against what was typed."""

import hashlib
import hmac
from typing import Any

from credentials.standards.open_badges_2.assertion import text
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked

#: How identities were hashed, and whether that still hides them well.
_WEAK, _STRONG = "md5", "sha256"


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """Compare with the recipient; in the oldest form that is a text with a salt beside it."""
    recipient = document.get("recipient")
    if isinstance(recipient, str):
        recipient = {"identity": recipient, "salt": text(document, "salt"), "hashed": "$" in recipient}
    known = text(recipient, "identity")
    if not isinstance(recipient, dict) or not known:
        return not_applicable("names_nobody")
    if asked.person is None or not (asked.person.typed or asked.person.holder):
        return unknown("no_person_given")
    if not asked.person.typed:
        return passed("holder") if _equal(asked.person.holder, known) else unknown("no_holder_proof")
    return _typed(recipient, known, asked.person.typed.strip())


def _typed(recipient: dict[str, Any], known: str, typed: str) -> Outcome:
    spellings = (typed, typed.lower())
    if recipient.get("hashed") is not True:
        same = any(_equal(one, known) or _equal(one, known.lower()) for one in spellings)
        return passed("typed") if same else failed("person_differs")
    kind, _mark, digest = known.partition("$")
    if kind not in (_WEAK, _STRONG):
        return unknown("no_holder_proof")
    salt = text(recipient, "salt")
    if not any(_equal(_digest(kind, one + salt), digest.lower()) for one in spellings):
        return failed("person_differs")
    return passed("typed_weakly" if kind == _WEAK else "typed")


def _digest(kind: str, value: str) -> str:
    return hashlib.new(kind, value.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
