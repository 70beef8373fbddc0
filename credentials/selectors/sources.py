"""The public list of sources, in people's words: who, since when, what they may sign, which keys, what changed."""

from django.db.models import Count, Prefetch, Q, QuerySet

from credentials.models import DirectoryChange, DirectoryEntry, DirectoryScope, IssuedCredential, SigningKey


def find(words: str, state: str) -> QuerySet[DirectoryEntry]:
    """Entries that fit the words; `state` is `open`, `closed` or empty."""
    rows = DirectoryEntry.objects.search(words).select_related("organization")
    if state in ("open", "closed"):
        rows = rows.filter(closed_on__isnull=state == "open")
    standing = DirectoryScope.objects.standing()
    return rows.prefetch_related(Prefetch("scopes", standing, to_attr="standing")).order_by("name", "pk")


def scopes_of(entry: DirectoryEntry) -> list[DirectoryScope]:
    """What counts now."""
    return list(entry.scopes.all().standing())  # type: ignore[attr-defined]


def keys_of(entry: DirectoryEntry) -> list[SigningKey]:
    """Every key that others may meet, newest first."""
    if entry.organization is None:
        return []
    return list(SigningKey.objects.of(entry.organization).exclude(state="planned").order_by("-created_at"))


def corrections(entry: DirectoryEntry) -> dict[str, int]:
    """How many records the source signed, replaced and cancelled."""
    rows = IssuedCredential.objects.filter(source=entry.organization)
    return rows.aggregate(
        signed=Count("pk"),
        replaced=Count("pk", filter=Q(state="superseded")),
        cancelled=Count("pk", filter=Q(state="cancelled")),
    )


def history(entry: DirectoryEntry) -> QuerySet[DirectoryChange]:
    """Versions in which this source changed, newest first."""
    return (
        DirectoryChange.objects.filter(entry=entry).select_related("snapshot").order_by("-snapshot__version")
    )
