"""Taking records back. What is cancelled stays readable and says so; a mistake is repaired by a new award."""

from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from credentials import workflow
from credentials.enums import CancelReason, CredentialState, LogDeed
from credentials.errors import UnknownReason
from credentials.models import IssuedCredential
from credentials.services import lists, log
from credentials.signals import credential_changed


@transaction.atomic
def cancel(credential: IssuedCredential, *, reason: str, by: Person | None) -> IssuedCredential:
    """Cancel a record; `reason` is a `CancelReason`. Its list is signed anew before the transaction ends.

    Cancelling twice is one cancellation. Raises `UnknownReason`.
    """
    if reason not in CancelReason.values:
        raise UnknownReason(reason)
    log.hold()
    row = IssuedCredential.objects.select_for_update(of=("self",)).get(pk=credential.pk)
    if row.state == CredentialState.CANCELLED:
        return row
    workflow.CREDENTIAL.apply(row, "cancel")
    row.cancel_reason = reason
    row.save(update_fields=["state", "cancel_reason", "updated_at"])
    lists.set_bit(row.status_index)
    log.append(row, deed=LogDeed.CANCELLED)
    ledger.write(
        "credentials.cancelled", by=by, about=row.subject, organization=row.source, target=row, reason=reason
    )
    credential_changed.send(IssuedCredential, credential=row)
    return row
