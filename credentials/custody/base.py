"""The one seam for key services: make a key, sign with it, destroy it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Held:
    """A key in custody: the public half (32 bytes, Ed25519) and whatever the custody needs to find the other half."""

    public: bytes
    handle: bytes


class KeyCustody(Protocol):
    """A place that keeps private Ed25519 keys (RFC 8032) and signs with them.

    `label` names owner and key; a handle opens under its own label only.
    """

    def make(self, label: str) -> Held:
        """A fresh key."""

    def sign(self, label: str, handle: bytes, data: bytes) -> bytes:
        """The 64-byte signature of `data`. Raises `KeyGone` when the key is not there."""

    def destroy(self, label: str, handle: bytes) -> None:
        """Make the private half unusable for ever; doing it twice is no fault."""

    def reseal(self, label: str, handle: bytes) -> bytes:
        """The handle under the present master key; a custody without one gives the handle back."""


class KeyGone(LookupError):
    """The private half was destroyed or is not where the handle says."""


def custody() -> KeyCustody:
    """The custody for new keys, as the settings name it."""
    return of_name(settings.KEY_CUSTODY)


@lru_cache(maxsize=8)
def of_name(path: str) -> KeyCustody:
    """The custody behind a dotted path; each key remembers the one that holds it."""
    return cast(KeyCustody, import_string(path)())
