"""Who may do what with files and the records in them."""

from typing import Any

import rules

from accounts.enums import Role
from accounts.models import Membership, Person


def _holds(person: Person, target: Any, *roles: Role) -> bool:
    file = getattr(target, "import_file", target)
    held = Membership.objects.active().of(person)
    return held.filter(organization_id=file.organization_id, role__in=roles).exists()


@rules.predicate
def is_records_staff(person: Person, target: Any) -> bool:
    """Registrar or evaluator of the college that the file belongs to."""
    return _holds(person, target, Role.REGISTRAR, Role.EVALUATOR)


@rules.predicate
def is_registrar(person: Person, target: Any) -> bool:
    """Registrar of the college that the file belongs to: only they put the college's name under a record."""
    return _holds(person, target, Role.REGISTRAR)


rules.add_perm("institutions.view_import", is_records_staff)
rules.add_perm("institutions.review_import", is_records_staff)
rules.add_perm("institutions.approve_import", is_registrar)
rules.add_perm("institutions.open_original", is_registrar)
