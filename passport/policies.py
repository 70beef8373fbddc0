"""Who may do what with a passport: predicates on top, the permission table at the bottom."""

from typing import Any

import rules


@rules.predicate
def is_owner(person: Any, row: Any) -> bool:
    """Only the learner curates; no role of any organization changes that (L2)."""
    return row is not None and row.person_id == person.pk


@rules.predicate
def is_own_line(person: Any, line: Any) -> bool:
    """Lines that the learner wrote; what a source signed is changed by its source alone."""
    return line is not None and line.is_own


rules.add_perm("passport.curate_line", is_owner)
rules.add_perm("passport.change_line", is_owner & is_own_line)
rules.add_perm("passport.delete_line", is_owner & is_own_line)
rules.add_perm("passport.share_line", is_owner)
rules.add_perm("passport.read_export", is_owner)
