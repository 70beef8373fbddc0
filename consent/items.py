"""One thing that a grant names: which row, which of its fields, and how it looked at signing."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785


@dataclass(frozen=True)
class Item:
    """`kind` is the noun (`passport_line`, `person`), `id` its key as text, `fields` what of it may be seen.

    No fields means all fields that the viewer's page shows. `digest` is the SHA-256 of the facts at signing;
    `from_college` marks a record that a college holds (34 CFR 99.3).
    """

    kind: str
    id: str
    fields: tuple[str, ...] = ()
    digest: str = ""
    from_college: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "id": str(self.id), "fields": list(self.fields), "digest": self.digest}

    @property
    def key(self) -> str:
        """What stands in forms and payloads: `passport_line:…`."""
        return f"{self.kind}:{self.id}"

    def within(self, others: Iterable["Item"]) -> bool:
        """Whether one of `others` already opens all that this one opens."""
        return any(self._inside(other) for other in others)

    def _inside(self, other: "Item") -> bool:
        same = (self.kind, str(self.id)) == (other.kind, str(other.id))
        # An item that lists no fields opens all of them, so only such an item can hold another such.
        return same and (not other.fields or (bool(self.fields) and set(self.fields) <= set(other.fields)))


def merged(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each thing once, with the fields of all its mentions; a mention without fields means all fields."""
    found: dict[tuple[str, str], Item] = {}
    for item in items:
        key = (item.kind, str(item.id))
        found[key] = _joined(found[key], item) if key in found else item
    return tuple(found.values())


def _joined(one: Item, other: Item) -> Item:
    fields = tuple(dict.fromkeys(one.fields + other.fields)) if one.fields and other.fields else ()
    both = one.digest if one.digest == other.digest else digest({"parts": [one.digest, other.digest]})
    return Item(one.kind, one.id, fields, both, one.from_college or other.from_college)


def digest(facts: Mapping[str, Any]) -> str:
    """SHA-256 of facts in canonical JSON (RFC 8785), in hexadecimal."""
    return hashlib.sha256(rfc8785.dumps(dict(facts))).hexdigest()
