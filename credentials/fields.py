"""A model field for bytes that a database dump does not show."""

from typing import Any

from django.db import models

from core.encryption import seal, unseal
from core.fields import SealedField


class SealedBytesField(SealedField):
    """Plain bytes in Python, AES-256-GCM in the database, bound to its own column."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        sealed = None if value is None else seal(bytes(value), purpose=self.purpose)
        return models.BinaryField.get_db_prep_value(self, sealed, connection, prepared)

    def from_db_value(self, value: Any, *_: Any) -> bytes | None:
        return None if value is None else unseal(bytes(value), purpose=self.purpose)
