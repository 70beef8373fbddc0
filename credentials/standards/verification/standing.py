"""Check four, "still good": inside its dates, and a fresh list of its source says that it was not taken back."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from credentials.standards import dates, vcdm
from credentials.standards.bitstring import StatusError
from credentials.standards.errors import Malformed, Refused
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification import revocation_list, status_lists
from credentials.standards.verification.parties import Asked, Unreachable

_WORDS = {"revocation": "revoked", "suspension": "suspended"}


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """Dates first, then each status entry; a failed fact stands whatever else is known."""
    begins, ends = vcdm.period(document)
    ended = _ended(ends, document, asked)
    if ended is not None:
        return failed("expired", ended.date().isoformat())
    if begins is not None and begins > asked.at + dates.SKEW:
        return failed("not_yet_valid", begins.date().isoformat())
    entries = vcdm.listed(document.get("credentialStatus"))
    outcomes = [_entry(entry, document, asked) for entry in entries]
    bad = [outcome for outcome in outcomes if outcome.failed] or [o for o in outcomes if not o.passed]
    if bad:
        return bad[0]
    if not entries and ends is None:
        return not_applicable("no_end_date_no_status")
    return passed()


def messages(document: dict[str, Any], asked: Asked) -> tuple[str, ...]:
    """What the source says through status lists of the purpose "message". News, never a reason to fail."""
    found = (_message(entry, document, asked) for entry in vcdm.listed(document.get("credentialStatus")))
    return tuple(text for text in found if text)


def _ended(ends: datetime | None, document: dict[str, Any], asked: Asked) -> datetime | None:
    """When it ended: the record's own end, or that of its proofs when none of them lasts longer."""
    if ends is not None and ends < asked.at:
        return ends
    proofs = [proof for proof in vcdm.listed(document.get("proof")) if isinstance(proof, dict)]
    found = [_expires(proof) for proof in proofs]
    ended = [moment for moment in found if moment is not None and moment < asked.at]
    return max(ended) if ended and len(ended) == len(found) else None


def _expires(proof: dict[str, Any]) -> datetime | None:
    try:
        return dates.read_proof_time(proof["expires"]) if "expires" in proof else None
    except Malformed:
        return None  # told by check one


def _entry(entry: Any, document: dict[str, Any], asked: Asked) -> Outcome:
    if revocation_list.TYPE in vcdm.types(entry):
        return revocation_list.check(entry, document, asked)
    if not status_lists.is_entry(entry):
        return unknown("unsupported_status", " ".join(vcdm.types(entry))[:80])
    try:
        place = status_lists.read(entry)
        if place.purpose not in _WORDS:
            return passed()  # messages and refresh hints say nothing about being good
        is_set = status_lists.status(place, document, asked) != 0
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    except Refused as error:
        return unknown(_code(error), _host(entry))
    return failed(_reason(place.purpose, document, asked)) if is_set else passed()


def _message(entry: Any, document: dict[str, Any], asked: Asked) -> str:
    if not status_lists.is_entry(entry) or entry.get("statusPurpose") != "message":
        return ""
    try:
        place = status_lists.read(entry)
        return place.messages.get(status_lists.status(place, document, asked), "")
    except (Unreachable, Refused):
        return ""


def _reason(purpose: str, document: dict[str, Any], asked: Asked) -> str:
    return asked.resolver.standing(vcdm.id_of(document) or "") or _WORDS[purpose]


def _code(error: Refused) -> str:
    return error.code if isinstance(error, StatusError) else "status_verification_error"


def _host(entry: dict[str, Any]) -> str:
    url = entry.get("statusListCredential")
    try:
        return urlsplit(url).hostname or "" if isinstance(url, str) else ""
    except ValueError:
        return ""
