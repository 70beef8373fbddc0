"""The list of cancelled badges of 1EdTech: plain JSON at the address of the status, unsigned; who stands in it is cancelled."""

from typing import Any
from urllib.parse import urlsplit

from credentials.standards import vcdm
from credentials.standards.errors import Refused
from credentials.standards.parsing import parse
from credentials.standards.verdict import Outcome, failed, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable

TYPE = "1EdTechRevocationList"
#: The member that holds the entries, as the standard writes it and as issuers do.
_MEMBERS = ("revokedCredential", "revokedCredentials")


def check(entry: dict[str, Any], document: dict[str, Any], asked: Asked) -> Outcome:
    """Is the record's id in the list of its own issuer? Only https vouches for the list, so its address must be https."""
    url, own = entry.get("id"), vcdm.id_of(document)
    host = _host(url)
    if not isinstance(url, str) or not host or own is None:
        return unknown("malformed_value_error", TYPE)
    try:
        listed = parse(asked.resolver.document(url))
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    except Refused:
        return unknown("malformed_value_error", host)
    if not isinstance(listed, dict) or not any(member in listed for member in _MEMBERS):
        return unknown("malformed_value_error", host)
    if vcdm.id_of(listed.get("issuer")) != vcdm.id_of(document.get("issuer")):
        return unknown("status_issuer_not_trusted", host)
    return failed("revoked") if own in _ids(listed) else passed()


def _host(url: Any) -> str:
    try:
        return urlsplit(url).hostname or "" if isinstance(url, str) and url.startswith("https://") else ""
    except ValueError:
        return ""


def _ids(listed: dict[str, Any]) -> set[str | None]:
    return {vcdm.id_of(one) for member in _MEMBERS for one in vcdm.listed(listed.get(member))}
