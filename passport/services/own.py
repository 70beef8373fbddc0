"""Changing and deleting what the learner wrote, each with its way back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from passport.models import PassportLine
from passport.services.changes import tell
from passport.services.lines import locked

#: How long a deleted line can be brought back.
KEEP_REMOVED = timedelta(days=30)
_FIELDS = ("title", "title_language", "source_name", "starts_on", "ends_on", "units", "grade", "facts")


@transaction.atomic
def edit(line: PassportLine, *, by: Person, **changes: Any) -> PassportLine:
    """Change an own line; the former values are kept for one undo. Raises PermissionDenied for signed lines."""
    line = locked(line, by, "passport.change_line")
    former = {name: getattr(line, name) for name in _FIELDS}
    for name, value in changes.items():
        if name in _FIELDS:
            setattr(line, name, value)
    if former == {name: getattr(line, name) for name in _FIELDS}:
        return line
    line.previous = former
    return _saved(line, "passport.line_edited", by)


@transaction.atomic
def undo_edit(line: PassportLine, *, by: Person) -> PassportLine:
    """Put the former values back; what stood there becomes the undo of the undo."""
    line = locked(line, by, "passport.change_line")
    if not line.previous:
        return line
    former = {name: getattr(line, name) for name in _FIELDS}
    for name, value in line.previous.items():
        setattr(line, name, _typed(name, value))
    line.previous = former
    return _saved(line, "passport.line_edited", by)


@transaction.atomic
def remove(line: PassportLine, *, by: Person) -> PassportLine:
    """Delete an own line. It is gone from every page and share at once, and can be brought back for 30 days."""
    line = locked(line, by, "passport.delete_line")
    line.removed_at = line.removed_at or now()
    return _saved(line, "passport.line_removed", by)


@transaction.atomic
def restore(line: PassportLine, *, by: Person) -> PassportLine:
    """Bring a deleted line back to where it stood."""
    line = locked(line, by, "passport.delete_line")
    line.removed_at = None
    return _saved(line, "passport.line_restored", by)


@transaction.atomic
def forget_removed() -> int:
    """Erase lines that were deleted more than 30 days ago; returns how many rows went with them."""
    old = PassportLine.objects.unscoped(reason="retention").filter(removed_at__lt=now() - KEEP_REMOVED)
    return old.delete()[0]


def _saved(line: PassportLine, sentence: str, by: Person) -> PassportLine:
    line.save()
    ledger.write(sentence, by=by, about=line.person, target=line)
    tell(line.person)
    return line


def _typed(name: str, value: Any) -> Any:
    # The sealed column keeps JSON: dates and numbers come back as text.
    if value is None or name == "facts":
        return value
    if name in ("starts_on", "ends_on"):
        return date.fromisoformat(str(value))
    return Decimal(str(value)) if name == "units" else value
