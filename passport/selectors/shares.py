"""Finding shares: their owner's list, and the one that a link or a code opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from accounts.models import Person
from consent.models import Grant
from consent.services import ledger
from passport import digests
from passport.models import Share, ShareLine

#: What the ledger keeps for a visitor without a name; pages say it in the reader's language.
LINK_HOLDER = "link_holder"


@dataclass(frozen=True)
class Look:
    """One time somebody opened a share, as its owner reads it."""

    at: datetime
    who: str
    organization: str
    channel: str
    allowed: bool


@dataclass(frozen=True)
class ShareRow:
    """A share in its owner's list; `is_open` by the clock of the database."""

    share: Share
    is_open: bool
    titles: tuple[tuple[str, str], ...]
    looks: tuple[Look, ...]


def by_token(token: str) -> Share | None:
    """The share behind a link, open or ended; `share.is_open` says which."""
    return _with_state(Share.objects.by_digest(token=digests.of_token(token))).first()


def by_code(typed: str) -> Share | None:
    """The share behind a short code."""
    return _with_state(Share.objects.by_digest(code=digests.of_code(typed))).first()


def mine(person: Person, *, by: Person) -> list[ShareRow]:
    """All shares of a learner with what they hold and who opened them, newest first: four queries for any number.

    Raises PermissionDenied for anyone but the learner (the ledger refuses).
    """
    shares = list(_with_state(Share.objects.of(person)))
    titles, looks = _titles(person, shares), _looks(person, by)
    return [
        ShareRow(
            share, share.is_open, tuple(titles.get(share.pk, ())), tuple(looks.get(str(share.grant_id), ()))
        )
        for share in shares
    ]


def already(person: Person, to: str, lines: Iterable[Any]) -> Share | None:
    """An open share of the same lines with the same party, so that the page can say "already shared" (U37)."""
    wanted, name = {str(line) for line in lines}, to.strip().casefold()
    held: dict[Any, set[str]] = {}
    for share_id, line_id in ShareLine.objects.of(person).values_list("share", "line"):
        held.setdefault(share_id, set()).add(str(line_id))
    open_ones = (share for share in _with_state(Share.objects.of(person)) if share.is_open)
    return next((s for s in open_ones if s.to.casefold() == name and held.get(s.pk) == wanted), None)


def _with_state(shares: Any) -> Any:
    is_open = Exists(Grant.objects.open_now().filter(pk=OuterRef("grant")))
    return shares.select_related("person", "grant", "to_organization").annotate(is_open=is_open)


def _titles(person: Person, shares: list[Share]) -> dict[Any, list[tuple[str, str]]]:
    rows = ShareLine.objects.of(person).filter(share__in=shares).select_related("line").order_by("position")
    found: dict[Any, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row.share_id, []).append((row.line.title, row.line.title_language))
    return found


def _looks(person: Person, by: Person) -> dict[str, list[Look]]:
    found: dict[str, list[Look]] = {}
    for entry in ledger.read(person, by=by):
        if entry.event == "look" and entry.grant:
            look = Look(entry.at, entry.who, entry.organization, entry.channel, entry.allowed)
            found.setdefault(entry.grant, []).append(look)
    return found
