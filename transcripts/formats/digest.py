"""The digest of what a transcript says, apart from how and when it was sent: equal content gives an equal digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from transcripts.formats.model import Document
from transcripts.formats.values import plain

# The sender's spelling is no content: 3.0 and 3 are the same credit.
_LEFT_OUT = frozenset({"verbatim"})


def content_sha256(document: Document) -> str:
    """SHA-256 over canonical JSON of the record without its transmission: sorted keys, decimals without end zeros."""
    content = {
        "message": document.message,
        "person": document.person,
        "records": document.records,
        "tests": document.tests,
        "notes": document.notes,
        "extensions": document.extensions,
    }
    text = json.dumps(
        content,
        default=_plain,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        check_circular=False,
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_data(value: Any) -> Any:
    """Rows of a format as plain JSON data, without what was not said; verbatim words included."""
    if is_dataclass(value):
        named = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: as_data(found) for name, found in named if found or found == 0}
    if isinstance(value, dict):
        return {key: as_data(found) for key, found in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(found) for found in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is Decimal:
        return plain(value)
    if not is_dataclass(value):
        return value.isoformat() if isinstance(value, date) else str(value)
    # What was not said leaves no trace, so that a column added later changes no digest; a zero was said.
    said = value.__dict__.items()
    return {name: found for name, found in said if (found or found == 0) and name not in _LEFT_OUT}
