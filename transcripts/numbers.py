"""Numbers of learners as keyed digests, made the same way wherever a match is looked for."""

from __future__ import annotations

from datetime import date

from core.encryption import fingerprint
from transcripts.formats.model import Identifier
from transcripts.names import comparable

_CCCID_OFFICE = "ccc technology center"
NEVER_KEPT = ("ssn", "sin", "last4")


def kind_of(identifier: Identifier) -> str:
    """Our kind: a number of the State's office is a CCCID, other agencies' numbers stay theirs."""
    if identifier.kind == "agency" and identifier.agency_name.strip().casefold() == _CCCID_OFFICE:
        return "cccid"
    return identifier.kind


def digest(kind: str, value: str, *, birth_date: date | None = None, surname: str = "") -> bytes | None:
    """The digest of a number; None where it is too weak to stand alone, as four digits without birth and name are."""
    cleaned = "".join(char for char in value if char.isalnum()).upper()
    if not cleaned:
        return None
    if kind == "last4":
        if not birth_date or not surname:
            return None
        cleaned = f"{cleaned}|{birth_date.isoformat()}|{comparable(surname)}"
    return fingerprint(cleaned, purpose=f"identifier:{kind}")
