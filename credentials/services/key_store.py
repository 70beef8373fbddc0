"""Rows of keys and the signers behind them; the private half stays with its custody."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Organization
from core.clock import now
from credentials.addresses import did_of
from credentials.custody import custody, of_name
from credentials.enums import KeyPurpose, KeyState
from credentials.errors import NoSigningKey
from credentials.models import SigningKey
from credentials.standards.multikey import public_multikey


@dataclass(frozen=True)
class CustodySigner:
    """Signs with a key that somebody else holds (`standards.data_integrity.Signer`)."""

    method: str
    held_by: str
    label: str
    handle: bytes

    def sign(self, data: bytes) -> bytes:
        return of_name(self.held_by).sign(self.label, self.handle, data)


def make(organization: Organization | None, *, purpose: str, state: str = KeyState.ACTIVE) -> SigningKey:
    """A fresh key (Ed25519), in use at once unless `state` says planned; None is the portal itself."""
    name = f"{purpose}-{now():%Y}-{SigningKey.objects.of(organization).filter(purpose=purpose).count() + 1}"
    held = custody().make(_label(organization, name))
    return SigningKey.objects.create(
        organization=organization,
        purpose=purpose,
        name=name,
        public_multibase=public_multikey(held.public),
        custody=_name_of(custody()),
        sealed_seed=held.handle,
        state=state,
        active_from=now() if state == KeyState.ACTIVE else None,
    )


def signer(
    organization: Organization | None, *, purpose: str = KeyPurpose.AWARD
) -> tuple[SigningKey, CustodySigner]:
    """The active key of an organization and its signer. Raises `NoSigningKey`."""
    key = SigningKey.objects.of(organization).active().filter(purpose=purpose).first()
    if key is None:
        raise NoSigningKey
    label = _label(organization, key.name)
    method = f"{did_of(organization)}#{key.name}"
    return key, CustodySigner(method, key.custody, label, bytes(key.sealed_seed))


def destroy(key: SigningKey) -> None:
    """Destroy the private half once the transaction stands; the public half stays for old records."""
    label, handle, held_by = _label(key.organization, key.name), bytes(key.sealed_seed), key.custody
    key.sealed_seed, key.destroyed_at = b"", _moment(key.destroyed_at)
    key.save(update_fields=["sealed_seed", "destroyed_at", "updated_at"])
    transaction.on_commit(lambda: of_name(held_by).destroy(label, handle))


@transaction.atomic
def reseal(key: SigningKey) -> None:
    """Put one key under the present master key."""
    row = SigningKey.objects.select_for_update(of=("self",)).get(pk=key.pk)
    if row.sealed_seed:
        label = _label(row.organization, row.name)
        row.sealed_seed = of_name(row.custody).reseal(label, bytes(row.sealed_seed))
        row.save(update_fields=["sealed_seed", "updated_at"])


def _moment(known: datetime | None) -> datetime:
    return known or now()


def _name_of(held_by: object) -> str:
    return f"{type(held_by).__module__}.{type(held_by).__qualname__}"


def _label(organization: Organization | None, name: str) -> str:
    # Owner and name are sealed in: a row copied to another organization opens nothing.
    return f"credentials.key:{organization.pk if organization else 'portal'}:{name}"
