"""Keys in the database, sealed under the portal's data key: AES-256-GCM, owner and name sealed in."""

import os

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.encryption import seal, unseal
from credentials.custody.base import Held, KeyGone


class SealedCustody:
    """The handle is the sealed seed itself; it is opened for one signing and forgotten."""

    def make(self, label: str) -> Held:
        seed = os.urandom(32)
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        return Held(public, seal(seed, purpose=label))

    def sign(self, label: str, handle: bytes, data: bytes) -> bytes:
        if not handle:
            raise KeyGone(label)
        return Ed25519PrivateKey.from_private_bytes(unseal(handle, purpose=label)).sign(data)

    def destroy(self, label: str, handle: bytes) -> None:
        """Nothing stands elsewhere: the row forgets its handle."""

    def reseal(self, label: str, handle: bytes) -> bytes:
        return seal(unseal(handle, purpose=label), purpose=label) if handle else handle
