"""What an old badge says about itself, of whichever generation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from credentials.standards import vcdm
from credentials.standards.dates import read as read_stamp
from credentials.standards.errors import Malformed

_CONTEXTS_2 = ("https://w3id.org/openbadges/v2", "http://w3id.org/openbadges/v2")
_CONTEXTS_1 = ("https://w3id.org/openbadges/v1", "http://w3id.org/openbadges/v1")
_SIGNED = ("signed", "signedbadge")


def is_old_badge(payload: object) -> bool:
    """Is this object a badge of generation 1 or 2, by its content? Never raises."""
    return generation(payload) != 0


def generation(payload: object) -> int:
    """1, 2, or 0 for everything that is no old badge."""
    if not isinstance(payload, Mapping) or "credentialSubject" in payload:
        return 0
    contexts = [one for one in vcdm.listed(payload.get("@context")) if isinstance(one, str)]
    if "Assertion" in vcdm.types(payload) and set(contexts) & set(_CONTEXTS_2):
        return 2
    if "verify" in payload and "badge" in payload and "recipient" in payload:
        return 1
    return 1 if "Assertion" in vcdm.types(payload) and set(contexts) & set(_CONTEXTS_1) else 0


@dataclass(frozen=True)
class Assertion:
    """One badge given to one person; `document` is what was handed in, or its hosted copy."""

    document: dict[str, Any]

    @property
    def generation(self) -> int:
        return generation(self.document)

    @property
    def proof(self) -> dict[str, Any]:
        """How it says that it can be checked."""
        found = self.document.get("verification" if self.generation == 2 else "verify")
        return found if isinstance(found, dict) else {}

    @property
    def is_signed(self) -> bool:
        return any(str(one).lower() in _SIGNED for one in vcdm.listed(self.proof.get("type")))

    @property
    def id(self) -> str:
        return text(self.document, "id") or text(self.document, "uid")

    @property
    def address(self) -> str:
        """Where the copy of a hosted badge stands: its id, or in generation 1 what `verify` says."""
        found = text(self.proof, "url") if self.generation == 1 else ""
        return found or text(self.document, "id")

    @property
    def key_address(self) -> str:
        """The key that a signed badge names; empty when it leaves that to its source."""
        return text(self.proof, "url" if self.generation == 1 else "creator")

    @property
    def badge(self) -> Any:
        """The badge class: an address, or the whole."""
        return self.document.get("badge")


def text(value: object, name: str) -> str:
    """A member as text; empty when it is none."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""


def moment(value: object) -> datetime | None:
    """A date of an old badge: ISO 8601, a day alone, or seconds since 1970; None for anything else.

    Open Badges ask for a zone; a day alone is read in UTC.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return _from_seconds(value)
    if not isinstance(value, str):
        return None
    for spelling in (value, f"{value}T00:00:00Z", f"{value}Z"):
        try:
            return read_stamp(spelling)
        except Malformed:
            continue
    return None


def _from_seconds(value: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
