"""The college's log of releases (34 CFR 99.32): written when the college releases a record or is asked for one."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Membership, Organization, Person
from audit.services import ledger as history
from consent.enums import LegalGround
from consent.models import DisclosureLine
from consent.models.disclosure import CUSTODIANS
from core.ids import uuid7


@transaction.atomic
def log(
    college: Organization,
    learner: Person,
    *,
    requester: str,
    recipient: str,
    interest: str,
    ground: LegalGround | str,
    records: Sequence[str],
    received: bool,
    by: Person | None,
    emergency: str = "",
    key: UUID | None = None,
) -> DisclosureLine:
    """Write one line: who asked, who received, why, on which ground, which records, received or not.

    `key` names what was sent: the same facts sent twice under one key are one line; other facts are another.

    What the student sees, shares or signs for never comes here (34 CFR 99.32(d)); that is in the learner's ledger.
    Raises `ValueError` for a ground that the law does not list and `IntegrityError` for an emergency without its reason.
    """
    facts = {
        "college": college,
        "learner": learner,
        "requester": requester,
        "recipient": recipient,
        "interest": interest,
        "ground": LegalGround(ground),
        "records": list(records),
        "received": received,
        "emergency": emergency,
        "by": by,
    }
    line, made = DisclosureLine.objects.get_or_create(pk=_place(key, facts), defaults=facts)
    if made:
        deed = "consent.released" if received else "consent.release_refused"
        history.write(deed, by=by, about=learner, organization=college, target=line)
    return line


def _place(key: UUID | None, facts: dict[str, Any]) -> UUID:
    """The line's own id: of one key and one set of facts always the same, so that the table itself keeps it single."""
    if key is None:
        return uuid7()
    said = [getattr(value, "pk", value) for value in facts.values()]
    return uuid5(key, json.dumps(said, default=str))


def read(college: Organization, learner: Person, *, by: Any) -> QuerySet[DisclosureLine]:
    """A college's lines about one student, for the student and the college's custodian of records.

    Raises `PermissionDenied` for everyone else: employers, helpers, other colleges, administrators (Ed. Code 76222).
    """
    is_custodian = (
        Membership.objects.active().of(by).filter(organization=college, role__in=CUSTODIANS).exists()
    )
    if by.pk != learner.pk and not is_custodian:
        raise PermissionDenied
    return DisclosureLine.objects.visible_to(by).filter(college=college, learner=learner)
