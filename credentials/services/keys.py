"""Making, rotating and retiring signing keys."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from credentials import workflow
from credentials.enums import KeyPurpose
from credentials.models import SigningKey
from credentials.services import key_store, snapshots


@transaction.atomic
def create(organization: Organization, *, purpose: str = KeyPurpose.AWARD, by: Person | None) -> SigningKey:
    """Make a key and put it to use; the active key of the same purpose is retired, what it signed stays good.

    `by` None is the portal acting alone.
    """
    # Two administrators may press the button at once; the second must retire the key of the first.
    Organization.objects.select_for_update().get(pk=organization.pk)
    for former in SigningKey.objects.of(organization).active().filter(purpose=purpose):
        _retire(former, by=by)
    key = key_store.make(organization, purpose=purpose)
    ledger.write("credentials.key_made", by=by, organization=organization, target=key, purpose=purpose)
    snapshots.publish()
    return key


def rotate(organization: Organization, *, purpose: str = KeyPurpose.AWARD, by: Person) -> SigningKey:
    """A fresh key from now on (yearly, and when staff leave)."""
    return create(organization, purpose=purpose, by=by)


@transaction.atomic
def report_lost(key: SigningKey, *, since: datetime, by: Person | None) -> SigningKey:
    """Mark a key as lost from a moment on: later signatures fail, earlier ones need proof of their time."""
    key = SigningKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    workflow.KEY.apply(key, "report_lost")
    key.revoked_at = since
    key.save(update_fields=["state", "revoked_at", "updated_at"])
    ledger.write("credentials.key_lost", by=by, organization=key.organization, target=key)
    snapshots.publish()
    return key


def _retire(key: SigningKey, *, by: Person | None) -> None:
    workflow.KEY.apply(key, "retire")
    key.retired_at = now()
    key.save(update_fields=["state", "retired_at", "updated_at"])
    ledger.write("credentials.key_retired", by=by, organization=key.organization, target=key)
