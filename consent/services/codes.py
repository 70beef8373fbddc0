"""The code that a learner shows so that a helper can find them, once."""

from datetime import timedelta

from django.db import transaction

from accounts.models import Membership, Person
from audit.services import ledger as history
from consent.models import MeetingCode
from consent.selectors.clock import database_now
from consent.services import ledger
from core import codes
from core.encryption import fingerprint

LIFE = timedelta(hours=24)


@transaction.atomic
def show(learner: Person, *, by: Person) -> MeetingCode:
    """Make a new code for the learner, good for one day and one use; an older one ends."""
    code = codes.short_code()
    facts = {
        "digest": _digest(code),
        "sealed_code": code,
        "expires_at": database_now() + LIFE,
        "used_at": None,
    }
    row, _ = MeetingCode.objects.update_or_create(learner=learner, defaults=facts)
    history.write("consent.code_shown", by=by, about=learner)
    return row


@transaction.atomic
def find(typed: str, *, by: Membership) -> Person | None:
    """The learner whose open code was typed, or None; the code is used up and the learner's ledger says by whom."""
    row = (
        MeetingCode.objects.open()
        .select_for_update(of=("self",))
        .select_related("learner")
        .filter(digest=_digest(codes.read_code(typed)), learner__is_active=True)
        .first()
    )
    if row is None:
        return None
    row.used_at = database_now()
    row.save(update_fields=["used_at", "updated_at"])
    ledger.record(row.learner, who=by.person, role=by.role, organization=by.organization, event="found")
    return row.learner


def _digest(code: str) -> bytes:
    return fingerprint(code, purpose="meeting-code")
