"""Keys as files in one folder outside the database: a dump of the rows holds no private half at all."""

import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from core.encryption import seal, unseal
from credentials.custody.base import Held, KeyGone


class FileCustody:
    """The handle is the name of a file in `KEY_CUSTODY_DIR`, written once, for its owner only, sealed as well."""

    def make(self, label: str) -> Held:
        private = Ed25519PrivateKey.generate()
        handle = sha256(label.encode() + os.urandom(16)).hexdigest()
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        # O_EXCL: a key that is there is never written over.
        target = os.open(_folder() / handle, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(target, "wb") as file:
            file.write(seal(private.private_bytes_raw(), purpose=label))
        return Held(private.public_key().public_bytes_raw(), handle.encode())

    def sign(self, label: str, handle: bytes, data: bytes) -> bytes:
        seed = unseal(self._sealed(label, handle), purpose=label)
        return Ed25519PrivateKey.from_private_bytes(seed).sign(data)

    def destroy(self, label: str, handle: bytes) -> None:
        if handle:
            _path(handle).unlink(missing_ok=True)

    def reseal(self, label: str, handle: bytes) -> bytes:
        fresh = seal(unseal(self._sealed(label, handle), purpose=label), purpose=label)
        beside = _path(handle).with_suffix(".new")
        beside.touch(mode=0o600)
        beside.write_bytes(fresh)
        beside.replace(_path(handle))
        return handle

    def _sealed(self, label: str, handle: bytes) -> bytes:
        try:
            return _path(handle).read_bytes()
        except (FileNotFoundError, IsADirectoryError) as error:
            raise KeyGone(label) from error


def _folder() -> Path:
    return Path(settings.KEY_CUSTODY_DIR)


def _path(handle: bytes) -> Path:
    """Inside the folder and nowhere else, whatever a changed row says."""
    name = handle.decode("ascii", "replace")
    if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
        raise KeyGone("not a handle")
    return _folder() / name
