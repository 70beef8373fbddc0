"""The older way of putting a record into a token: claims `vc` and `vp` (VCDM 1.1 section 6.3.1), or the body itself."""

from datetime import datetime
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.contexts import CREDENTIALS_1
from credentials.standards.errors import Malformed
from credentials.standards.jose import claims


def document(found: dict[str, Any], member: str) -> dict[str, Any]:
    """The record inside. What its claims alone say is put back where the data model has it.

    `member` is `vc`, `vp`, or empty where the record's members stand among the claims (Open Badges 3.0 section 8).
    Raises `Malformed`.
    """
    if not member:
        return {name: value for name, value in found.items() if name not in claims.REGISTERED}
    inner = found[member]
    if not isinstance(inner, dict):
        raise Malformed(member)
    return _presentation(dict(inner), found) if member == "vp" else _credential(dict(inner), found)


def _presentation(inner: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    if "iss" in found:
        inner.setdefault("holder", claims.text(found, "iss"))
    return inner


def _credential(inner: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    issuer = claims.text(found, "iss")
    if issuer and isinstance(inner.get("issuer"), dict):
        inner["issuer"] = {"id": issuer, **inner["issuer"]}
    elif issuer:
        inner.setdefault("issuer", issuer)
    if "jti" in found:
        inner.setdefault("id", claims.text(found, "jti"))
    subject = inner.get("credentialSubject")
    if "sub" in found and isinstance(subject, dict):
        inner["credentialSubject"] = {"id": claims.text(found, "sub"), **subject}
    return _dated(inner, found)


def _dated(inner: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    old = vcdm.listed(inner.get("@context"))[:1] == [CREDENTIALS_1]
    names = ("issuanceDate", "expirationDate") if old else ("validFrom", "validUntil")
    for name, moment in zip(names, (claims.moment(found, "nbf"), claims.moment(found, "exp")), strict=True):
        if moment is not None:
            inner.setdefault(name, _written(moment))
    return inner


def _written(moment: datetime) -> str:
    return dates.write(moment)
