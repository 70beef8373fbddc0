"""What stands at an address: pinned in the directory, or given by the resolver; never fetched from here."""

from dataclasses import dataclass, field
from typing import Any

from credentials.standards.errors import Refused
from credentials.standards.open_badges_2 import origins
from credentials.standards.open_badges_2.assertion import Assertion, text
from credentials.standards.parsing import parse
from credentials.standards.verification.parties import Asked, Source, Unreachable


@dataclass(frozen=True)
class Parts:
    """Badge class and source of a badge, as far as they could be had.

    `own` says that the profile comes from its own address or from the directory, not out of the badge itself.
    `missing` is the host that would have to be asked next.
    """

    badge: dict[str, Any] = field(default_factory=dict)
    issuer_id: str = ""
    profile: dict[str, Any] = field(default_factory=dict)
    own: bool = False
    source: Source | None = None
    known_as: str = ""
    missing: str = ""


def document(address: str, asked: Asked) -> dict[str, Any]:
    """The JSON object at an address. Raises `Unreachable`, also for something else than an object."""
    if not origins.origin(address):
        raise Unreachable(origins.host(address))
    try:
        found = parse(asked.resolver.document(address))
    except Refused as error:
        raise Unreachable(origins.host(address)) from error
    if not isinstance(found, dict):
        raise Unreachable(origins.host(address))
    return found


def parts(assertion: Assertion, asked: Asked) -> Parts:
    """The badge class and the source behind a badge."""
    badge = assertion.badge
    if isinstance(badge, str):
        try:
            badge = document(badge, asked)
        except Unreachable as error:
            return Parts(missing=error.host)
    if not isinstance(badge, dict):
        return Parts()
    issuer = badge.get("issuer")
    if isinstance(issuer, dict):
        return _source(badge, text(issuer, "id") or text(issuer, "url"), issuer, asked)
    return _source(badge, issuer if isinstance(issuer, str) else "", {}, asked)


def _source(badge: dict[str, Any], issuer_id: str, offered: dict[str, Any], asked: Asked) -> Parts:
    pinned = asked.directory.find(issuer_id)
    profile, own, missing = offered, False, ""
    if pinned is not None and issuer_id in pinned.documents:
        profile, own = pinned.documents[issuer_id], True
    elif issuer_id:
        try:
            profile, own = document(issuer_id, asked), True
        except Unreachable as error:
            missing = error.host
    known_as = _known_as(issuer_id, profile, asked)
    source = asked.directory.find(known_as) if known_as else None
    return Parts(badge, issuer_id, profile, own, source, known_as or issuer_id, missing)


def _known_as(issuer_id: str, profile: dict[str, Any], asked: Asked) -> str:
    """The id under which the directory knows the source: its own, or its site where that is the same origin."""
    site = text(profile, "url")
    named = [issuer_id, *([site, site.rstrip("/")] if origins.same(site, issuer_id) else [])]
    return next((one for one in named if one and asked.directory.find(one)), "")
