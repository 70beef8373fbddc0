"""Finding printed copies."""

from passport import digests
from passport.models import Export


def by_code(typed: str) -> Export | None:
    """The copy whose code stands on a paper."""
    return Export.objects.by_code(digests.of_code(typed)).select_related("person").first()
