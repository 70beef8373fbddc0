"""What was handed in, read once: bytes, text where it is text, an object where it is JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from credentials.standards import limits, vcdm
from credentials.standards.errors import Malformed, Refused, TooLarge
from credentials.standards.parsing import parse

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Given:
    """A file, a text or an object taken as read. Reading happens when a format first asks."""

    raw: bytes
    taken: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, document: bytes | str | Mapping[str, Any]) -> "Given":
        """From whatever a caller holds. Raises `TooLarge` beyond 10 MiB."""
        if isinstance(document, Mapping):
            return cls(json.dumps(document, sort_keys=True, default=str).encode(), document)
        raw = document if isinstance(document, bytes) else document.encode("utf-8", "surrogatepass")
        if len(raw) > limits.MAX_FILE_BYTES:
            raise TooLarge(f"{len(raw)} bytes")
        return cls(raw)

    @cached_property
    def start(self) -> bytes:
        """The first half kilobyte without byte order mark and white space: enough to see what kind of file it is."""
        return self.raw[:512].removeprefix(_BOM).lstrip()

    @cached_property
    def text(self) -> str:
        """The whole as text without white space around it; empty when it is not UTF-8."""
        try:
            return self.raw.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            return ""

    @property
    def document(self) -> dict[str, Any]:
        """The JSON object. Raises `Malformed` for what is none, `TooLarge` for one beyond its bound."""
        if isinstance(self._read, Refused):
            raise self._read
        return dict(self._read)

    @cached_property
    def _read(self) -> Mapping[str, Any] | Refused:
        """Read once, also when it cannot be read: every format asks."""
        if self.taken is not None:
            return self.taken
        try:
            return self._object()
        except Refused as error:
            return error

    def _object(self) -> dict[str, Any]:
        found = parse(self.raw)
        if not isinstance(found, dict):
            raise Malformed("not an object")
        if len(self.raw) > limits.MAX_JSON_BYTES and "ClrCredential" not in vcdm.types(found):
            raise TooLarge(f"{len(self.raw)} bytes")
        return found

    def has(self, *members: str) -> bool:
        """Is it an object with all these members? Never raises."""
        return isinstance(self._read, Mapping) and all(member in self._read for member in members)
