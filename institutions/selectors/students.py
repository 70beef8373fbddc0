"""A college finds one student of its own by the number it gave; nobody is browsed by name here (L52)."""

from accounts.models import Organization, Person, PersonIdentifier
from transcripts.numbers import digest


def by_number(college: Organization, typed: str) -> Person | None:
    """The student whom this college knows by that number, or None."""
    found = digest(PersonIdentifier.Kind.SCHOOL, typed)
    if found is None:
        return None
    known = PersonIdentifier.objects.filter(
        kind=PersonIdentifier.Kind.SCHOOL, organization=college, digest=found, person__is_active=True
    )
    row = known.exclude(verified_at=None).select_related("person").first()
    return row.person if row else None
