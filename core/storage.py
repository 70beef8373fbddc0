"""Files on disk are sealed: whoever copies the disk reads nothing."""

import io
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage

from core.encryption import seal, unseal

PURPOSE = "file"


class SealedFileSystemStorage(FileSystemStorage):
    """Encrypts whole files (AES-256-GCM) on the way in, decrypts on the way out; no public address."""

    def _save(self, name: str, content: Any) -> str:
        content.seek(0)
        sealed = seal(content.read(), purpose=PURPOSE)
        return str(super()._save(name, ContentFile(sealed)))  # type: ignore[misc]

    def _open(self, name: str, mode: str = "rb") -> File:
        with super()._open(name, "rb") as stored:  # type: ignore[misc]
            return File(io.BytesIO(unseal(stored.read(), purpose=PURPOSE)), name)

    def url(self, name: str | None) -> str:
        raise ValueError("Sealed files have no address; a view that checks the reader sends them.")
