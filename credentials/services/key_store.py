"""Where private keys are made, kept sealed, and put into a signer; no other module sees a private key."""

import os

from accounts.models import Organization
from core.clock import now
from core.encryption import seal, unseal
from credentials.addresses import did_of
from credentials.enums import KeyPurpose, KeyState
from credentials.errors import NoSigningKey
from credentials.models import SigningKey
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.multikey import public_multikey


def make(organization: Organization | None, *, purpose: str) -> SigningKey:
    """A fresh active key (Ed25519); None is the portal itself."""
    name = f"{purpose}-{now():%Y}-{SigningKey.objects.of(organization).filter(purpose=purpose).count() + 1}"
    seed = os.urandom(32)
    return SigningKey.objects.create(
        organization=organization,
        purpose=purpose,
        name=name,
        public_multibase=public_multikey(LocalSigner.of_seed("", seed).public),
        sealed_seed=seal(seed, purpose=_seal_purpose(organization, name)),
        state=KeyState.ACTIVE,
        active_from=now(),
    )


def signer(
    organization: Organization | None, *, purpose: str = KeyPurpose.AWARD
) -> tuple[SigningKey, LocalSigner]:
    """The active key of an organization and its signer. Raises `NoSigningKey`."""
    key = SigningKey.objects.of(organization).active().filter(purpose=purpose).first()
    if key is None:
        raise NoSigningKey
    seed = unseal(bytes(key.sealed_seed), purpose=_seal_purpose(organization, key.name))
    return key, LocalSigner.of_seed(f"{did_of(organization)}#{key.name}", seed)


def _seal_purpose(organization: Organization | None, name: str) -> str:
    # Owner and name are sealed in: a row copied to another organization opens nothing.
    return f"credentials.key:{organization.pk if organization else 'portal'}:{name}"
