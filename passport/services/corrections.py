"""A source answers a request for a correction, and a learner who was refused asks for a hearing (34 CFR 99.20-99.22)."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.clock import now
from passport.errors import ReasonMissing
from passport.models import Dispute
from passport.workflow import DISPUTES, OWED


@transaction.atomic
def correct(dispute: Dispute, *, by: Person, words: str = "") -> Dispute:
    """The source says that the record is corrected; the learner looks at it and accepts it."""
    return _move(dispute, "correct", "passport.dispute_corrected", by=by, words=words)


@transaction.atomic
def refuse(dispute: Dispute, *, by: Person, words: str) -> Dispute:
    """The source keeps the record and says why; the learner may now ask for a hearing (34 CFR 99.20(c))."""
    return _move(dispute, "refuse", "passport.dispute_refused", by=by, words=words)


@transaction.atomic
def ask_hearing(dispute: Dispute, *, by: Person) -> Dispute:
    """The learner asks to be heard; the source owes them a day and a place (34 CFR 99.21(a), 99.22)."""
    return _move(dispute, "ask_hearing", "passport.hearing_asked", by=by)


@transaction.atomic
def uphold(dispute: Dispute, *, by: Person, words: str) -> Dispute:
    """After the hearing the record stays; the learner may lay a statement beside it (34 CFR 99.21(b)(2))."""
    return _move(dispute, "uphold", "passport.dispute_upheld", by=by, words=words)


def _move(dispute: Dispute, name: str, sentence: str, *, by: Person, words: str = "") -> Dispute:
    """One row of the table, on the row as it stands now: two may answer at once, the second meets `MoveRefused`."""
    row = Dispute.objects.of(dispute.person_id).select_for_update().get(pk=dispute.pk)
    step = DISPUTES.check(row, name)
    # Asked of the table itself: Django's own shortcut would let an operator pass (L2).
    if not rules.has_perm(step.permission, by, row):
        raise PermissionDenied
    if step.reason and not words.strip():
        raise ReasonMissing
    DISPUTES.apply(row, name)
    _write(row, by, words.strip())
    ledger.write(sentence, by=by, about=row.person, organization=row.owner, target=row.line)
    return row


def _write(row: Dispute, by: Person, words: str) -> None:
    if row.state in OWED:
        row.hearing_at, row.closed_at, row.closed_by = now(), None, None
    else:
        row.answer, row.closed_at, row.closed_by = words, now(), by
    row.save()
