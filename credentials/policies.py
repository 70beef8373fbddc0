"""Who may do what with signed records and keys."""

from typing import Any

import rules

from accounts.enums import Role
from accounts.models import Membership, Person


def _holds(person: Person, organization_id: Any, *roles: Role) -> bool:
    held = Membership.objects.active().of(person)
    return held.filter(organization_id=organization_id, role__in=roles).exists()


@rules.predicate
def signs_for_its_source(person: Person, credential: Any) -> bool:
    return _holds(person, getattr(credential, "source_id", None), Role.REGISTRAR, Role.SIGNER)


@rules.predicate
def administers_its_source(person: Person, key: Any) -> bool:
    return _holds(person, getattr(key, "organization_id", None), Role.ORGANIZATION_ADMIN)


@rules.predicate
def is_state_administrator(person: Person, _target: Any = None) -> bool:
    return Membership.objects.active().of(person).filter(role=Role.STATE_ADMIN).exists()


rules.add_perm("credentials.cancel", signs_for_its_source)
rules.add_perm("credentials.sign_batch", signs_for_its_source)
rules.add_perm("credentials.manage_keys", administers_its_source)
rules.add_perm("credentials.admit_source", is_state_administrator)
