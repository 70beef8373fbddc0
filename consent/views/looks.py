"""Who looked: the learner's own ledger, for the learner's eyes alone."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.doors import signed_in
from accounts.enums import Role
from consent import kinds
from consent.enums import Channel, Purpose
from consent.items import Item
from consent.services import ledger
from consent.services.ledger import LedgerEntry

_ON_PAGE = 50


@dataclass(frozen=True)
class Look:
    """One line of the page."""

    entry: LedgerEntry
    sentence: str
    things: list[str]
    why: str
    how: str
    role: str


@signed_in
def looks(request: HttpRequest) -> HttpResponse:
    """Newest first, in pages; "check" walks the whole chain and says whether a line is missing or changed."""
    person: Any = request.user
    before = request.GET.get("before", "")
    entries = ledger.read(
        person, by=person, newest=_ON_PAGE + 1, before=int(before) if before.isdigit() else None
    )
    shown = entries[:_ON_PAGE]
    facts = {
        "looks": [_look(person, entry) for entry in shown],
        "older": shown[-1].seq if len(entries) > _ON_PAGE else None,
        "chain": ledger.verify(person) if "check" in request.GET else None,
    }
    return render(request, "consent/looks.html", facts)


def _look(person: Any, entry: LedgerEntry) -> Look:
    items = [Item(row["kind"], row["id"], tuple(row["fields"])) for row in entry.items if "kind" in row]
    words = [row["words"] for row in entry.items if "words" in row]
    why = str(Purpose(entry.purpose).label) if entry.purpose in Purpose.values else entry.purpose
    how = (
        str(Channel(entry.channel).label) if entry.event == "look" and entry.channel in Channel.values else ""
    )
    role = str(Role(entry.role).label) if entry.role in Role.values else entry.role
    return Look(entry, _sentence(entry), words + kinds.names(person, items), why, how, role)


def _sentence(entry: LedgerEntry) -> str:
    who = entry.who or _("Somebody")
    if entry.event == "look" and not entry.allowed:
        return _("%(who)s tried to look and saw nothing") % {"who": who}
    return _sentences().get(entry.event, _("%(who)s did something")) % {
        "who": who,
        "them": entry.organization or _("them"),
    }


def _sentences() -> dict[str, str]:
    return {
        "look": _("%(who)s looked"),
        "found": _("%(who)s found you by the code you showed"),
        "asked": _("%(who)s asked you for a permission"),
        "given": _("You said yes to %(them)s"),
        "confirmed": _("You confirmed what %(them)s may see"),
        "changed": _("You changed what %(them)s may see"),
        "refused": _("You said no to %(them)s"),
        "withdrawn": _("Access of %(them)s was stopped"),
        "expired": _("Access of %(them)s ended"),
        "lapsed": _("A question of %(them)s ended without an answer"),
    }
