"""Numbers of people as keyed digests: the number itself is never stored (design section 12)."""

from datetime import date

from core.encryption import fingerprint
from institutions.matching import normal

_CCCID_AGENCY = "ccc technology center"


def digest(kind: str, value: str, *, birth_date: date | None = None, surname: str = "") -> bytes | None:
    """The digest under which a number is looked up; None where it is too weak to be one.

    The last four digits alone are 10,000 values: they count only with birth date and surname.
    """
    cleaned = "".join(char for char in value if char.isalnum()).upper()
    if not cleaned:
        return None
    if kind == "last4":
        if not birth_date or not surname:
            return None
        cleaned = f"{cleaned}|{birth_date.isoformat()}|{normal(surname)}"
    return fingerprint(cleaned, purpose=f"identifier:{kind}")


def kind_of(kind: str, agency_name: str) -> str:
    """Our kind for an identifier of a document: an agency's number is a CCCID only if that office gave it."""
    if kind == "agency":
        return "cccid" if agency_name.strip().casefold() == _CCCID_AGENCY else ""
    return kind if kind in ("school", "ssn", "last4") else ""
