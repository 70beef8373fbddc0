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
    """The membership chosen in this session if it is still active; with one organization only, its first role.

    Who belongs to several organizations chooses; until then they act for none.
    """
    known = list(memberships)
    for membership in known:
        if str(membership.pk) == chosen:
            return membership
    if len({membership.organization_id for membership in known}) != 1:
        return None
    return min(known, key=lambda m: (m.role == Role.ORGANIZATION_ADMIN, m.created_at))


def with_role(organization: Organization, role: Role | str) -> QuerySet[Person]:
    """The people who hold a role in an organization today."""
    held = Membership.objects.active().filter(organization=organization, role=role)
    return Person.objects.filter(pk__in=held.values("person"))
