"""The verbs of a case."""

from django.db import transaction

from accounts.models import Membership
from audit.services import ledger as history
from casework.models import Case, Intake
from casework.workflow import CASE
from consent.services import grants
from core.clock import now


@transaction.atomic
def close(case: Case, *, by: Membership) -> Case:
    """Close a case; every permission that hangs on it ends in the same transaction (C-07, CW-25).

    Raises `MoveRefused` when it was closed already.
    """
    row = (
        Case.objects.select_for_update(of=("self",))
        .select_related("client__person", "client__organization")
        .get(pk=case.pk)
    )
    CASE.apply(row, "close")
    row.closed_at, row.closed_by = now(), by
    row.save()
    client = row.client
    refs = [str(client.pk), *(intake.ref for intake in Intake.objects.filter(client=client))]
    for ref in refs:
        grants.close_all(purpose_ref=ref, recipient=client.organization, by=by.person, reason="case")
    history.write(
        "casework.case_closed",
        by=by.person,
        about=client.person,
        organization=client.organization,
        role=by.role,
        target=row,
    )
    return row
