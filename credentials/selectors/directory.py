"""The directory as checks read it: one question for the version, the rest from memory while it stands."""

from dataclasses import dataclass
from uuid import UUID

from credentials.addresses import did_of
from credentials.models import DirectoryEntry, DirectoryScope, DirectorySnapshot, SigningKey
from credentials.selectors.documents import did_document
from credentials.standards.json_ld.active_context import Bounded
from credentials.standards.verification import KeyWindow, Scope, Source

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


def current_directory() -> LocalDirectory:
    """The newest version, or an empty directory before the first admission."""
    row = DirectorySnapshot.objects.order_by("-version").values_list("version", "pk").first()
    return LocalDirectory(row[0], row[1]) if row else LocalDirectory(0, None)


def _read(id_: str) -> Source | None:
    entry = DirectoryEntry.objects.filter(ids__contains=[id_[:300]]).select_related("organization").first()
    return _source(entry) if entry else None


def _source(entry: DirectoryEntry) -> Source:
    documents, windows = dict(entry.documents), []
    if entry.organization is not None:
        did = did_of(entry.organization)
        documents[did] = did_document(entry.organization)
        windows = [_window(did, key) for key in SigningKey.objects.of(entry.organization)]
    return Source(
        ids=tuple(entry.ids),
        name=entry.name,
        closed_on=entry.closed_on,
        custodian=entry.custodian_name,
        documents=documents,
        windows=tuple(windows),
        scopes=tuple(_scope(scope) for scope in entry.scopes.all()),
        status_authorities=tuple(entry.status_authorities),
    )


def _window(did: str, key: SigningKey) -> KeyWindow:
    return KeyWindow(f"{did}#{key.name}", key.active_from, key.retired_at, key.revoked_at)


def _scope(scope: DirectoryScope) -> Scope:
    return Scope(frozenset(scope.achievement_types), tuple(scope.fields), scope.starts_on, scope.ends_on)
