"""What a learner does with the lines of their passport. Only the learner curates (L2)."""

from datetime import date
from decimal import Decimal
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from audit.services import ledger
from core.clock import now, today
from core.rungs import Rung
from core.workflow import MoveRefused
from passport.enums import DisputeReason, DisputeState, Kind, LineState
from passport.kinds import area_of, spec_of
from passport.models import Dispute, PassportLine
from passport.models.dispute import CLOCK
from passport.services.changes import tell
from passport.workflow import LINES


def locked(line: PassportLine, by: Person, permission: str = "passport.curate_line") -> PassportLine:
    """The row as it stands now, locked until the transaction ends. Raises PermissionDenied for anyone else's line."""
    fresh = PassportLine.objects.all_of(line.person_id).select_for_update().get(pk=line.pk)
    # Asked of the table itself: Django's own shortcut would let an operator pass (L2).
    if not rules.has_perm(permission, by, fresh):
        raise PermissionDenied
    return fresh


def next_position(person: Person) -> int:
    """The place after the last line."""
    last = PassportLine.objects.of(person).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


@transaction.atomic
def add_own(
    person: Person,
    *,
    kind: Kind | str,
    title: str,
    source_name: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    units: Decimal | None = None,
    grade: str = "",
    facts: dict[str, Any] | None = None,
    title_language: str = "en",
    by: Person,
) -> PassportLine:
    """Write a line of one's own: rung "You added", accepted by being written, placed last.

    Raises PermissionDenied when somebody else tries; database errors for an end before the start.
    """
    if by != person:
        raise PermissionDenied
    spec = spec_of(kind)
    known = {fact.name for fact in spec.facts}
    line = PassportLine.objects.create(
        person=person,
        kind=spec.kind,
        family=spec.family,
        title=title,
        title_language=title_language,
        source_name=source_name,
        starts_on=starts_on,
        ends_on=ends_on,
        units=units,
        grade=grade,
        facts={name: value for name, value in (facts or {}).items() if name in known and value},
        rung=Rung.YOU_ADDED,
        state=LineState.ACCEPTED,
        accepted_at=now(),
        position=next_position(person),
    )
    ledger.write("passport.line_added", by=by, about=person, target=line)
    tell(person)
    return line


@transaction.atomic
def accept(line: PassportLine, *, by: Person) -> PassportLine:
    """Take an arrived line into the passport; from now on it can be shared (S3). Accepting twice changes nothing."""
    line = locked(line, by)
    if line.state == LineState.ACCEPTED:
        return line
    LINES.apply(line, "accept")
    line.accepted_at = line.accepted_at or now()
    line.save()
    _close_disputes(line, by)
    return _told("passport.line_accepted", line, by)


@transaction.atomic
def accept_all(lines: list[PassportLine], *, by: Person) -> int:
    """Accept several lines together; returns how many."""
    return len([accept(line, by=by) for line in lines])


@transaction.atomic
def not_mine(line: PassportLine, *, by: Person) -> PassportLine:
    """Say that a line belongs to somebody else; it leaves the passport and every share at once."""
    line = locked(line, by)
    LINES.apply(line, "not_mine")
    line.save()
    return _told("passport.line_declined", line, by)


@transaction.atomic
def dispute(line: PassportLine, *, reason: DisputeReason | str, words: str = "", by: Person) -> Dispute:
    """Ask the source for a correction; the source owns the answer and has 45 days (L49, 34 CFR 99.20)."""
    line = locked(line, by)
    # Once more only after an answer: one question at a time waits for its source.
    if Dispute.objects.of(line.person_id).filter(line=line).owed().exists():
        raise MoveRefused("dispute", line.state)
    LINES.apply(line, "dispute")
    line.save()
    opened = Dispute.objects.create(
        line=line,
        person=line.person,
        owner=line.source,
        reason=DisputeReason(reason),
        words=words,
        due_on=today() + CLOCK,
    )
    _told("passport.line_disputed", line, by)
    return opened


@transaction.atomic
def hide(line: PassportLine, *, by: Person) -> PassportLine:
    """Keep a line to oneself: it leaves every share, search and printed copy made from now on (S12)."""
    return _set_hidden(line, True, by)


@transaction.atomic
def show(line: PassportLine, *, by: Person) -> PassportLine:
    """Undo `hide`."""
    return _set_hidden(line, False, by)


@transaction.atomic
def move(line: PassportLine, *, up: bool, by: Person) -> PassportLine:
    """Change places with the neighbour in the same area of the book; at either end nothing happens (U20)."""
    line = locked(line, by)
    book = list(PassportLine.objects.of(line.person).in_book().select_for_update())
    area = [i for i, row in enumerate(book) if area_of(row.family) == area_of(line.family)]
    here = next((n for n, i in enumerate(area) if book[i].pk == line.pk), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(area):
        return line
    book[area[here]], book[area[there]] = book[area[there]], book[area[here]]
    _number(line.person, book)
    return _told("passport.line_moved", line, by)


def _number(person: Person, book: list[PassportLine]) -> None:
    # Lines that arrived together share a place until somebody moves one; then every place is written out.
    for position, row in enumerate(book, start=1):
        row.position = position
    PassportLine.objects.of(person).bulk_update(book, ["position"])


def _set_hidden(line: PassportLine, hidden: bool, by: Person) -> PassportLine:
    line = locked(line, by)
    if line.hidden == hidden:
        return line
    line.hidden = hidden
    line.save()
    return _told("passport.line_hidden" if hidden else "passport.line_unhidden", line, by)


def _close_disputes(line: PassportLine, by: Person) -> None:
    rows = Dispute.objects.of(line.person_id).filter(line=line, closed_at=None)
    rows.update(state=DisputeState.WITHDRAWN, closed_at=now(), closed_by=by)


def _told(sentence: str, line: PassportLine, by: Person) -> PassportLine:
    ledger.write(sentence, by=by, about=line.person, organization=line.source, target=line)
    tell(line.person)
    return line
