"""Model fields whose database column is sealed."""

import json
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from core.encryption import seal, unseal


class SealedField(models.BinaryField):
    """Base: text in Python, AES-256-GCM in the database, bound to its own column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    @property
    def purpose(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"

    def _check_str_default_value(self) -> list[Any]:
        return []  # a sealed field holds text for Python; bytes only in its column

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, text: str) -> Any:
        return text

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None and not isinstance(value, bytes | memoryview):
            value = seal(self.to_text(value).encode(), purpose=self.purpose)
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, *_: Any) -> Any:
        if value is None:
            return None
        return self.from_text(unseal(bytes(value), purpose=self.purpose).decode())

    def value_to_string(self, obj: models.Model) -> str:
        return self.to_text(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        # The same text seals to other bytes each time: only emptiness can be asked for.
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None


class SealedTextField(SealedField):
    """Text that a database dump does not show."""

    _pyi_private_set_type: Any  # read by the type checker only
    _pyi_private_get_type: str  # type: ignore[assignment]


class SealedJSONField(SealedField):
    """A JSON value that a database dump does not show."""

    _pyi_private_set_type: Any  # read by the type checker only
    _pyi_private_get_type: Any

    def to_text(self, value: Any) -> str:
        return json.dumps(value, cls=DjangoJSONEncoder)

    def from_text(self, text: str) -> Any:
        return json.loads(text)


class SealedDateField(SealedField):
    """A date that a database dump does not show."""

    _pyi_private_set_type: Any  # read by the type checker only
    _pyi_private_get_type: date  # type: ignore[assignment]

    def to_text(self, value: Any) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)

    def from_text(self, text: str) -> date:
        return date.fromisoformat(text)
