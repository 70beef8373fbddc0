"""The directory as checks read it: one question for the version, the rest from memory while it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from core.clock import now
from credentials.addresses import did_of
from credentials.models import DirectoryEntry, DirectorySnapshot
from credentials.selectors.published import entry_facts, portal_facts
from credentials.standards import pins
from credentials.standards.json_ld.active_context import Bounded
from credentials.standards.verification import KeyWindow, Scope, Source

#: Older than this, a directory cannot say that a source is not in it; what it holds it still says.
STALE_AFTER = timedelta(days=30)
#: Sources remembered by this process, for the versions that were current; oldest out first.
_REMEMBERED: Bounded[Source | None] = Bounded(2_000)


@dataclass(frozen=True)
class LocalDirectory:
    """The directory at its newest version; a change is seen by every worker at its next check."""

    version: int
    snapshot: UUID | None
    stale: bool = False

    def find(self, id_: str) -> Source | None:
        """The source under an id, or None."""
        key = (self.snapshot, id_)
        if key in _REMEMBERED:
            return _REMEMBERED[key]
        return _REMEMBERED.keep(key, _read(id_))


@dataclass(frozen=True)
class PastDirectory:
    """The directory as one version of it was published; it never changes, and is never too old for its own day."""

    version: int
    sources: Mapping[str, Source]
    stale: bool = False

    def find(self, id_: str) -> Source | None:
        """The source under an id at that version, or None."""
        return self.sources.get(id_)


def current_directory() -> LocalDirectory:
    """The newest version, or an empty directory before the first admission."""
    newest = DirectorySnapshot.objects.order_by("-version").values_list("version", "pk", "created_at").first()
    if newest is None:
        return LocalDirectory(0, None)
    version, pk, made = newest
    return LocalDirectory(version, pk, stale=made < now() - STALE_AFTER)


def directory_at(version: int) -> PastDirectory | None:
    """The directory as it stood at a version, so that a verdict of that day can be made again; None if there is none."""
    # Versions of the first weeks hold no windows and no documents: a verdict cannot be made from them.
    whole = DirectorySnapshot.objects.filter(version=version, content__has_key="published")
    found = whole.values_list("pk", flat=True).first()
    return _past(version, found) if found else None


@lru_cache(maxsize=16)
def _past(version: int, pk: UUID) -> PastDirectory:
    content = DirectorySnapshot.objects.values_list("content", flat=True).get(pk=pk)
    known = [*content["sources"], *([content["portal"]] if "portal" in content else [])]
    sources = [source_of(facts) for facts in known]
    return PastDirectory(version, {id_: source for source in sources for id_ in source.ids})


def _read(id_: str) -> Source | None:
    entry = (
        DirectoryEntry.objects.filter(ids__contains=[id_[:300]])
        .select_related("organization")
        .prefetch_related("scopes", "organization__signing_keys")
        .first()
    )
    return source_of(entry_facts(entry)) if entry else _own(id_)


def _own(id_: str) -> Source | None:
    """The portal itself, under its DID and the keys of its documents."""
    if id_ != did_of(None) and not id_.startswith(pins.PREFIX):
        return None
    facts = portal_facts()
    return source_of(facts) if id_ in facts["ids"] else None


def source_of(facts: Mapping[str, Any]) -> Source:
    """A source from the facts that a version publishes; live rows are read in the same way."""
    return Source(
        ids=tuple(facts["ids"]),
        name=facts["name"],
        closed_on=_day(facts["closed_on"]),
        custodian=facts["custodian"],
        documents=facts["documents"],
        windows=tuple(_window(key) for key in facts["keys"]),
        scopes=tuple(_scope(scope) for scope in facts["scopes"]),
        status_authorities=tuple(facts["status_authorities"]),
        entry=facts["entry"],
    )


def _window(key: Mapping[str, Any]) -> KeyWindow:
    starts, ends, lost = (_moment(key[name]) for name in ("starts", "ends", "lost"))
    return KeyWindow(key["method"], starts, ends, lost, key["purpose"])


def _scope(scope: Mapping[str, Any]) -> Scope:
    return Scope(
        frozenset(scope["types"]),
        tuple(scope["fields"]),
        _day(scope["starts_on"]),
        _day(scope["ends_on"]),
        tuple(scope["levels"]),
        scope["place"],
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
