"""Who may do what with people and organizations."""

from typing import Any

import rules

from accounts.enums import Role
from accounts.models import Membership, Person


@rules.predicate
def is_oneself(person: Person, other: Any) -> bool:
    return person.pk == getattr(other, "pk", None)


@rules.predicate
def administers(person: Person, target: Any) -> bool:
    """`target` is an organization or anything that belongs to one."""
    organization_id: Any = getattr(target, "organization_id", getattr(target, "pk", None))
    held = Membership.objects.active().of(person)
    return held.filter(organization_id=organization_id, role=Role.ORGANIZATION_ADMIN).exists()


rules.add_perm("accounts.change_own_profile", is_oneself)
rules.add_perm("accounts.invite_member", administers)
rules.add_perm("accounts.end_membership", administers)
