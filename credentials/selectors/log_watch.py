"""What an organization sees of the log: the lines that its secret recognizes, and who ordered each of them (M7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organization
from audit.models import Entry
from credentials.enums import LogDeed
from credentials.models import IssuedCredential, LogEntry
from credentials.selectors import log
from credentials.standards import log_tree

#: Lines that one look at the page reads at most; the next look goes on there.
CHUNK = 50_000
_KEPT_STRAYS, _A_MONTH = 50, 30 * 24 * 3600
_CODES = {LogDeed.SIGNED: "credentials.issued", LogDeed.CANCELLED: "credentials.cancelled"}
_REISSUED = "credentials.reissued"


@dataclass(frozen=True)
class Look:
    """How far the log was read with the secret, how many lines were recognized, and lines where secret and row differ."""

    upto: int = 0
    own: int = 0
    strays: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the organization; `trouble` says why it stands out, `grave` when nobody may wave it through."""

    number: int
    hour: datetime
    deed: str
    credential: IssuedCredential
    ordered_by: str | Promise
    trouble: str | Promise
    grave: bool


def look(organization: Organization) -> Look:
    """Read on with the organization's secret from where the last look ended."""
    key = f"log-look:{organization.pk}"
    before: Look = cache.get(key) or Look()
    after = _read_on(organization, before)
    cache.set(key, after, timeout=_A_MONTH)
    return after


def _read_on(organization: Organization, before: Look) -> Look:
    secret = log.secret_of(organization.pk)
    rows = LogEntry.objects.filter(position__gte=before.upto).order_by("position")[:CHUNK]
    own, strays, upto = before.own, list(before.strays), before.upto
    for position, entry, source in rows.values_list("position", "entry", "credential__source_id").iterator():
        recognized = log_tree.is_of(log_tree.read(bytes(entry)), secret)
        own, upto = own + recognized, position + 1
        if recognized != (source == organization.pk):
            strays.append(position + 1)
    return replace(before, upto=upto, own=own, strays=tuple(strays[:_KEPT_STRAYS]))


def rows(organization: Organization) -> QuerySet[LogEntry]:
    """The organization's lines by their records, newest first."""
    mine = LogEntry.objects.filter(credential__source=organization)
    related = mine.select_related("credential", "credential__supersedes")
    return related.defer("credential__document", "credential__supersedes__document", "salt").order_by(
        "-position"
    )


def standing_out(organization: Organization) -> QuerySet[LogEntry]:
    """Those of the organization's lines that no person of it ordered, newest first."""
    kind, code = IssuedCredential._meta.label_lower, _CODES[LogDeed.CANCELLED]
    signed = When(deed=LogDeed.SIGNED, then=Value(_CODES[LogDeed.SIGNED]))
    named = rows(organization).annotate(
        record=Cast("credential_id", CharField()),
        replaced=Cast("credential__supersedes__pk", CharField()),
        code=Case(signed, default=Value(code), output_field=CharField()),
    )
    history = Entry.objects.filter(target_type=kind)
    members = Membership.objects.filter(organization=organization).values("person")
    ordered = history.filter(target_id=OuterRef("record"), code=OuterRef("code"), by__in=members)
    renewed = history.filter(target_id=OuterRef("replaced"), code=_REISSUED)
    return named.exclude(Exists(ordered)).exclude(Exists(renewed), deed=LogDeed.SIGNED)


def lines(organization: Organization, entries: Sequence[LogEntry]) -> list[Line]:
    """The lines of one page with who ordered each, in two more queries."""
    orders, members = (
        _orders(entries),
        set(Membership.objects.filter(organization=organization).values_list("person_id", flat=True)),
    )
    return [_line(entry, orders.get(_order_of(entry)), members) for entry in entries]


def _order_of(entry: LogEntry) -> tuple[str, str]:
    return _CODES[LogDeed(entry.deed)], str(entry.credential_id)


def _orders(entries: Sequence[LogEntry]) -> dict[tuple[str, str], Entry]:
    """History lines by code and record. A record that was signed anew is found under the one that it replaced."""
    ids = {str(entry.credential_id): str(entry.credential_id) for entry in entries}
    renewed = {_replaced(entry.credential): str(entry.credential_id) for entry in entries}
    kind = IssuedCredential._meta.label_lower
    found = Entry.objects.filter(
        target_type=kind, target_id__in=[*ids, *filter(None, renewed)], code__in=[*_CODES.values(), _REISSUED]
    )
    orders: dict[tuple[str, str], Entry] = {}
    for one in found.select_related("by"):
        if one.code != _REISSUED:
            orders[one.code, one.target_id] = one
        elif one.target_id in renewed:
            orders[_CODES[LogDeed.SIGNED], renewed[one.target_id]] = one
    return orders


def _replaced(credential: IssuedCredential) -> str:
    old = getattr(credential, "supersedes", None)
    return str(old.pk) if old else ""


def _line(entry: LogEntry, order: Entry | None, members: set[Any]) -> Line:
    leaf = log_tree.read(bytes(entry.entry))
    ordered_by, trouble, grave = _judged(order, members)
    deed = str(entry.get_deed_display())
    return Line(entry.position + 1, leaf.hour, deed, entry.credential, ordered_by, trouble, grave)


def _judged(order: Entry | None, members: set[Any]) -> tuple[str | Promise, str | Promise, bool]:
    """Who ordered it, and what is odd about that."""
    if order is None:
        return _("Nobody"), _("No order for this stands in the history."), True
    if order.code == _REISSUED:
        return _("The portal, because a key was lost"), "", False
    if order.by is None:
        return _("The portal itself"), _("No person of your organization ordered this."), False
    if order.by_id not in members:
        return str(order.by), _("This person is not of your organization."), True
    return str(order.by), "", False
