"""A consent receipt in the shape of ISO/IEC TS 27560:2023 (public guide), with W3C DPV's words. Pure mapping."""

from datetime import datetime
from typing import Any

from consent.enums import LegalBasis, Method, Via
from consent.models import Grant

SCHEMA_VERSION = "1.0"
_STATES = {"withdrawn": "stopped by me", "expired": "ended", "superseded": "replaced", "refused": "refused"}
_VIA = {
    Via.STAFF: "stopped for me by staff",
    Via.EVENT: "ended with its event",
    Via.CLOCK: "ended by its date",
}


def receipt_of(grant: Grant, *, issued_at: datetime) -> dict[str, Any]:
    """The receipt as plain data; times in ISO 8601, ids as URNs, personal data as categories and item keys."""
    return {
        "receipt": {
            "id": f"urn:uuid:{grant.pk}",
            "schemaVersion": SCHEMA_VERSION,
            "issuedAt": issued_at.isoformat(),
        },
        "record": {"id": f"urn:uuid:{grant.pk}", "piiPrincipalId": f"urn:uuid:{grant.learner_id}"},
        "notice": _notice(grant),
        "parties": _parties(grant),
        "processing": _processing(grant),
        "events": _events(grant),
    }


def _notice(grant: Grant) -> dict[str, str]:
    notice = grant.notice
    assert notice is not None  # a check constraint holds it for every signed grant
    return {
        "id": notice.code,
        "version": notice.version,
        "sha256": notice.sha256,
        "language": notice.language,
    }


def _parties(grant: Grant) -> list[dict[str, str]]:
    controller = grant.discloser.name if grant.discloser else "Career Passport"
    return [
        {"role": "controller", "name": controller},
        {"role": "recipient", "name": grant.recipient_name},
    ]


def _processing(grant: Grant) -> dict[str, Any]:
    return {
        "purpose": grant.purpose,
        "legalBasis": grant.legal_basis or LegalBasis.GENERAL,
        "personalData": [*grant.categories, *(_item(item) for item in grant.granted_items())],
        "operations": list(grant.operations),
        "redisclosure": "prohibited",
        "retention": _retention(grant),
        "conditionOfService": False,
        "withdrawal": f"/consent/{grant.pk}/stop/",
    }


def _item(item: Any) -> str:
    return item.key + (f"#{','.join(item.fields)}" if item.fields else "")


def _retention(grant: Grant) -> str:
    until = f"at most {grant.expires_at:%Y-%m-%d}" if grant.expires_at else ""
    return f"until {grant.ends_with} end, {until}" if grant.ends_with else until


def _events(grant: Grant) -> list[dict[str, str]]:
    assert grant.effective_at is not None
    given = {
        "state": "given",
        "time": grant.effective_at.isoformat(),
        "method": str(Method(grant.method).value),
        "authLevel": str(grant.auth_level),
    }
    if grant.reauth_at:
        given["signedInAgainAt"] = grant.reauth_at.isoformat()
    if grant.ended_at is None:
        return [given]
    words = _VIA.get(Via(grant.ended_via), _STATES[grant.state])
    words = words if grant.state != "superseded" else _STATES["superseded"]
    return [given, {"state": words, "time": grant.ended_at.isoformat()}]
