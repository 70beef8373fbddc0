"""Batches of an organization for its signing pages: what it may sign, how far each is, what came of it."""

from accounts.models import Organization
from credentials.enums import KIND_WORDS
from credentials.models import AwardBatch, DirectoryScope

#: Forms that no list of people gets.
_NOT_FOR_LISTS = ("*", "ClrCredential", "EndorsementCredential", "SignedDocument")


def kinds(source: Organization) -> list[str]:
    """Achievement types that the organization may sign, in the order in which we name them."""
    scopes = DirectoryScope.objects.standing().filter(entry__organization=source)
    allowed = {kind for types in scopes.values_list("achievement_types", flat=True) for kind in types}
    named = [kind for kind in KIND_WORDS if kind not in _NOT_FOR_LISTS]
    return named if "*" in allowed else [kind for kind in named if kind in allowed]


def first_keys(batch: AwardBatch, number: int = 20) -> list[str]:
    """The first keys of an order that was not signed yet."""
    part = batch.parts.order_by("number").first()
    return [row[0] for row in part.rows[:number]] if part else []
