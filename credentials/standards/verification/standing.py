"""Check four, "still good": inside its dates, and a fresh list of its source says that it was not taken back."""

from typing import Any
from urllib.parse import urlsplit

from credentials.standards import bitstring, dates, vcdm
from credentials.standards.bitstring import StatusError
from credentials.standards.errors import Malformed, Refused
from credentials.standards.parsing import parse
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification import integrity, signer
from credentials.standards.verification.parties import Asked, Unreachable

_ENTRIES = {"BitstringStatusListEntry", "StatusList2021Entry"}
_LISTS = {"BitstringStatusListCredential", "StatusList2021Credential"}
_WORDS = {"revocation": "revoked", "suspension": "suspended"}


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """Dates first, then each status entry; a failed fact stands whatever else is known."""
    begins, ends = vcdm.period(document)
    if ends is not None and ends < asked.at:
        return failed("expired", ends.date().isoformat())
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


def _entry(entry: Any, document: dict[str, Any], asked: Asked) -> Outcome:
    if not isinstance(entry, dict) or not _ENTRIES & set(vcdm.types(entry)):
        return unknown("status_verification_error", " ".join(vcdm.types(entry))[:80])
    url = entry.get("statusListCredential")
    if not isinstance(url, str) or not vcdm.is_id(url):
        return unknown("status_verification_error", "statusListCredential")
    purpose = entry.get("statusPurpose", "revocation")
    if purpose not in _WORDS:
        return passed()  # messages and refresh hints say nothing about being good
    try:
        is_set = bitstring.is_set(_bits(url, purpose, document, asked), _index(entry))
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    except Refused as error:
        return unknown(_code(error), urlsplit(url).hostname or "")
    return failed(_reason(purpose, document, asked)) if is_set else passed()


def _reason(purpose: str, document: dict[str, Any], asked: Asked) -> str:
    return asked.resolver.standing(vcdm.id_of(document) or "") or _WORDS[purpose]


def _code(error: Refused) -> str:
    return error.code if isinstance(error, StatusError) else "status_verification_error"


def _index(entry: dict[str, Any]) -> int:
    return bitstring.read_index(entry.get("statusListIndex"))


def _bits(url: str, purpose: str, document: dict[str, Any], asked: Asked) -> bytes:
    """Retrieve, verify, and only then read (Bitstring Status List 1.0 section 3.2)."""
    published = parse(asked.resolver.status_list(url))
    if not isinstance(published, dict):
        raise Malformed("the list is not an object")
    vcdm.check(published)
    _signed_by_its_source(published, document, asked)
    if not _LISTS & set(vcdm.types(published)):
        raise StatusError("not a status list", "status_verification_error")
    _fresh(published, asked)
    subject = published["credentialSubject"]
    if not isinstance(subject, dict) or purpose not in vcdm.listed(subject.get("statusPurpose")):
        raise StatusError("the list has another purpose", "status_verification_error")
    return bitstring.decode(subject.get("encodedList"))


def _signed_by_its_source(published: dict[str, Any], document: dict[str, Any], asked: Asked) -> None:
    found = integrity.check(published, asked)
    who = signer.check(published, found, asked)
    # A source nobody knows may still take back what it signed itself.
    if not found.outcome.passed or not (who.passed or who.reason == "signer_not_in_directory"):
        raise StatusError("the list's signature does not hold", "status_verification_error")
    own, other = vcdm.id_of(document.get("issuer")) or "", vcdm.id_of(published.get("issuer")) or ""
    source = asked.directory.find(own)
    if other != own and (source is None or other not in (*source.ids, *source.status_authorities)):
        raise StatusError("the list belongs to someone else", "status_issuer_not_trusted")


def _fresh(published: dict[str, Any], asked: Asked) -> None:
    begins, ends = vcdm.period(published)
    if (ends is not None and ends < asked.at) or (begins is not None and begins > asked.at + dates.SKEW):
        raise StatusError("the list is out of date", "status_stale")
