"""The life of a signing key: planned, published, in use, retired or lost (design of keys: decision page)."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from credentials import workflow
from credentials.enums import KeyPurpose, KeyState
from credentials.errors import KeyTooNew, MomentAhead
from credentials.models import SigningKey, StatusList
from credentials.services import key_store, lists, snapshots


@transaction.atomic
def create(organization: Organization, *, purpose: str = KeyPurpose.AWARD, by: Person | None) -> SigningKey:
    """Make a key and put it to use; the active key of the same purpose is retired, what it signed stays good.

    `by` None is the portal acting alone.
    """
    _hold(organization)
    _retire_former(organization, purpose, by)
    key = key_store.make(organization, purpose=purpose)
    ledger.write("credentials.key_made", by=by, organization=organization, target=key, purpose=purpose)
    snapshots.publish()
    return key


def rotate(organization: Organization, *, purpose: str = KeyPurpose.AWARD, by: Person | None) -> SigningKey:
    """A fresh key from this moment on, for when nobody can wait: checkers elsewhere may know it a day later.

    The yearly rotation is `plan`, `publish` and, a day later, `activate`.
    """
    return create(organization, purpose=purpose, by=by)


@transaction.atomic
def plan(organization: Organization, *, purpose: str = KeyPurpose.AWARD, by: Person | None) -> SigningKey:
    """Make the next key; it signs nothing yet. A key that is planned or published already is given back."""
    _hold(organization)
    waiting = SigningKey.objects.of(organization).filter(
        purpose=purpose, state__in=[KeyState.PLANNED, KeyState.PUBLISHED]
    )
    if known := waiting.first():
        return known
    key = key_store.make(organization, purpose=purpose, state=KeyState.PLANNED)
    ledger.write("credentials.key_made", by=by, organization=organization, target=key, purpose=purpose)
    return key


@transaction.atomic
def publish(key: SigningKey, *, by: Person | None) -> SigningKey:
    """Put a planned key into the source's DID document; publishing twice is one publication."""
    key = _locked(key)
    if key.state == KeyState.PUBLISHED:
        return key
    workflow.KEY.apply(key, "publish")
    key.published_at = now()
    key.save(update_fields=["state", "published_at", "updated_at"])
    ledger.write("credentials.key_published", by=by, organization=key.organization, target=key)
    snapshots.publish()
    return key


@transaction.atomic
def activate(key: SigningKey, *, by: Person | None) -> SigningKey:
    """Put a published key to use and retire the one before it. Raises `KeyTooNew` within a day of publishing."""
    if key.organization is not None:
        _hold(key.organization)
    key = _locked(key)
    workflow.KEY.check(key, "activate")
    if key.usable_from is not None and key.usable_from > now():
        raise KeyTooNew(key.usable_from)
    _retire_former(key.organization, key.purpose, by)
    workflow.KEY.apply(key, "activate")
    key.active_from = now()
    key.save(update_fields=["state", "active_from", "updated_at"])
    ledger.write("credentials.key_active", by=by, organization=key.organization, target=key)
    snapshots.publish()
    return key


def activate_due() -> int:
    """Put every key to use that was published a day ago; returns how many."""
    due = list(SigningKey.objects.due(now()).select_related("organization"))
    for key in due:
        activate(key, by=None)
    return len(due)


@transaction.atomic
def retire(key: SigningKey, *, by: Person | None) -> SigningKey:
    """End a key without a next one: its source signs nothing from now on, what it signed stays good."""
    key = _locked(key)
    _retire(key, by=by)
    snapshots.publish()
    return key


@transaction.atomic
def report_lost(key: SigningKey, *, since: datetime, by: Person | None) -> SigningKey:
    """Mark a key as lost from a moment on: later signatures fail, earlier ones need proof of their time."""
    key = _locked(key)
    workflow.KEY.apply(key, "report_lost")
    key.revoked_at = since
    key.active_from = key.active_from or key.published_at
    key.save(update_fields=["state", "revoked_at", "active_from", "updated_at"])
    key_store.destroy(key)
    ledger.write("credentials.key_lost", by=by, organization=key.organization, target=key)
    snapshots.publish()
    return key


@transaction.atomic
def replace_lost(key: SigningKey, *, since: datetime, by: Person) -> SigningKey:
    """Report a key as lost and give its source another one at once; lists are signed anew in the same moment.

    The records that it signed are signed anew by `reissue.run`. Returns the new key. Raises `MomentAhead`.
    """
    if since > now():
        raise MomentAhead
    lost = report_lost(key, since=since, by=by)
    assert lost.organization is not None
    fresh = create(lost.organization, purpose=lost.purpose, by=by)
    if lost.purpose == KeyPurpose.LIST:
        for one in StatusList.objects.filter(organization=lost.organization):
            lists.sign_anew(one)
    return fresh


def _hold(organization: Organization) -> None:
    # Two administrators may press the button at once; the second must retire the key of the first.
    Organization.objects.select_for_update().get(pk=organization.pk)


def _locked(key: SigningKey) -> SigningKey:
    return SigningKey.objects.select_for_update(of=("self",)).select_related("organization").get(pk=key.pk)


def _retire_former(organization: Organization | None, purpose: str, by: Person | None) -> None:
    for former in SigningKey.objects.of(organization).active().filter(purpose=purpose):
        _retire(former, by=by)


def _retire(key: SigningKey, *, by: Person | None) -> None:
    workflow.KEY.apply(key, "retire")
    key.retired_at = now()
    key.save(update_fields=["state", "retired_at", "updated_at"])
    # Nobody can sign with a key of the past, whoever finds a dump and the master key.
    key_store.destroy(key)
    ledger.write("credentials.key_retired", by=by, organization=key.organization, target=key)
