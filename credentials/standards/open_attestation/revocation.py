"""Was it taken back? A responder of the source is asked for each hash; ledgers are named, never asked."""

from typing import Any

from credentials.standards.errors import Refused
from credentials.standards.open_attestation.attestation import Attestation
from credentials.standards.open_badges_2 import origins
from credentials.standards.parsing import parse
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable


def taken_back(found: Attestation, asked: Asked) -> Outcome:
    """What the document's own way of cancelling says."""
    kind, place = found.revocation.get("type"), found.revocation.get("location")
    if found.ledger:
        return unknown("status_unreachable", found.ledger)
    if kind in (None, "", "NONE"):
        return not_applicable("no_end_date_no_status")
    if kind != "OCSP_RESPONDER" or not isinstance(place, str):
        return unknown("status_unreachable", str(place or kind)[:120])
    try:
        answers = [_answer(f"{place.rstrip('/')}/0x{one}", asked) for one in dict.fromkeys(found.path)]
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    except Refused:
        return unknown("status_verification_error", origins.host(place))
    if True in answers:
        return failed("revoked")
    return passed() if set(answers) == {False} else unknown("status_verification_error", origins.host(place))


def _answer(address: str, asked: Asked) -> Any:
    """`revoked` as the responder gives it; nothing but true and false counts."""
    if not origins.origin(address):
        raise Unreachable(origins.host(address))
    said = parse(asked.resolver.document(address))
    return said.get("revoked") if isinstance(said, dict) else None
