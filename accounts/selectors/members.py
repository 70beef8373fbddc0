"""Reading memberships."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.enums import Role
from accounts.models import Membership, Organization, Person


def of(person: Any) -> list[Membership]:
    """The active memberships of a signed-in person, with their organizations; none for a visitor."""
    if not person.is_authenticated:
        return []
    return list(Membership.objects.active().of(person).select_related("organization", "person"))


def acting(memberships: Iterable[Membership], chosen: str | None) -> Membership | None:
    """The membership chosen in this session if it is still active, else the only one, else None."""
    known = list(memberships)
    for membership in known:
        if str(membership.pk) == chosen:
            return membership
    return known[0] if len(known) == 1 else None


def with_role(organization: Organization, role: Role | str) -> QuerySet[Person]:
    """The people who hold a role in an organization today."""
    held = Membership.objects.active().filter(organization=organization, role=role)
    return Person.objects.filter(pk__in=held.values("person"))
