"""Check five, "about this person": what the checker typed, or whoever holds the key, against what is signed."""

import hashlib
import hmac
from typing import Any

from credentials.standards import vcdm
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """Compare with the subject's ids and identifiers; nothing typed means could not check."""
    subjects = [s for s in vcdm.listed(document.get("credentialSubject")) if isinstance(s, dict)]
    identifiers = [one for s in subjects for one in vcdm.listed(s.get("identifier")) if isinstance(one, dict)]
    ids = [one for one in map(vcdm.id_of, subjects) if one]
    if not identifiers and not ids:
        return not_applicable("names_nobody")
    hint = asked.person
    if hint is None or not (hint.typed or hint.holder):
        return unknown("no_person_given")
    if hint.holder:
        return passed("holder") if hint.holder in ids else failed("person_differs")
    if not identifiers:
        return unknown("no_holder_proof")
    same = any(_matches(one, hint.typed) for one in identifiers)
    return passed("typed") if same else failed("person_differs")


def _matches(identifier: dict[str, Any], typed: str) -> bool:
    known = identifier.get("identityHash")
    if not isinstance(known, str):
        return False
    return any(
        hmac.compare_digest(one.encode(), known.encode("utf-8", "replace"))
        for one in _forms(identifier, typed)
    )


def _forms(identifier: dict[str, Any], typed: str) -> list[str]:
    """What was typed and its lower case, hashed as the identifier says (Open Badges 3.0, IdentityObject)."""
    typed = typed.strip()
    spellings = [typed, typed.lower()]
    if identifier.get("hashed") is not True:
        return spellings
    salt = identifier.get("salt")
    return [hashed_identity(spelling, salt if isinstance(salt, str) else "") for spelling in spellings]


def hashed_identity(value: str, salt: str) -> str:
    """`sha256$` and the hex of sha256(value + salt)."""
    digest = hashlib.sha256((value + salt).encode("utf-8", "replace")).hexdigest()
    return f"sha256${digest}"
