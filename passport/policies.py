"""Who may do what with a passport: predicates on top, the permission table at the bottom."""

from typing import Any

import rules

from accounts.enums import Role
from accounts.models import Membership


@rules.predicate
def is_owner(person: Any, row: Any) -> bool:
    """Only the learner curates; no role of any organization changes that (L2)."""
    return row is not None and row.person_id == person.pk


@rules.predicate
def is_own_line(person: Any, line: Any) -> bool:
    """Lines that the learner wrote; what a source signed is changed by its source alone."""
    return line is not None and line.is_own


@rules.predicate
def keeps_the_record(person: Any, dispute: Any) -> bool:
    """The custodian of the records of the source that owns the answer (34 CFR 99.20(b))."""
    held = Membership.objects.active().of(person).filter(role=Role.REGISTRAR)
    return dispute is not None and held.filter(organization_id=dispute.owner_id).exists()


rules.add_perm("passport.curate_line", is_owner)
rules.add_perm("passport.answer_dispute", keeps_the_record)
rules.add_perm("passport.change_line", is_owner & is_own_line)
rules.add_perm("passport.delete_line", is_owner & is_own_line)
rules.add_perm("passport.share_line", is_owner)
rules.add_perm("passport.read_export", is_owner)
