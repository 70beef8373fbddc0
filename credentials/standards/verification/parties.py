"""Whom a check may ask: the directory of sources and a resolver. Both are given, so that a check is pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from credentials.standards import limits
from credentials.standards.errors import TooComplex


class Unreachable(Exception):
    """Something that would have to be fetched; `host` is named in the reason."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


@dataclass(frozen=True)
class KeyWindow:
    """When a key of a source signed for it, and what: a key for lists can never sign an award."""

    method: str
    starts: datetime | None = None
    ends: datetime | None = None
    lost: datetime | None = None
    purpose: str = ""

    def signs(self, form: str) -> bool:
        """May this key sign a record of that form? An empty purpose is that of a source that keeps one key for all."""
        return not self.purpose or self.purpose == _purpose_of(form)


def _purpose_of(form: str) -> str:
    """What a key must be for, to sign a record of that form."""
    if form.endswith("StatusListCredential"):
        return "list"
    own = {"CheckReceipt": "receipt", "SignedDocument": "document", "LogProof": "log"}
    return own.get(form, "award")


@dataclass(frozen=True)
class Scope:
    """What a source may sign; `*` among the types or the fields, or no fields, levels or place, means any."""

    achievement_types: frozenset[str]
    fields: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    levels: tuple[str, ...] = ()
    place: str = ""

    def covers(self, kind: str, field: str, day: date | None, *, level: str = "", place: str = "") -> bool:
        """Does this scope cover a kind of record, its CIP field, its date, its level and its place?

        A record that names no place is taken to come from the source's own; one that names another is not covered.
        """
        if kind not in self.achievement_types and "*" not in self.achievement_types:
            return False
        if self.fields and "*" not in self.fields and not field.startswith(self.fields):
            return False
        if self.levels and level not in self.levels:
            return False
        if self.place and place and place.casefold() != self.place.casefold():
            return False
        after = self.starts is None or (day is not None and day >= self.starts)
        return after and (self.ends is None or (day is not None and day <= self.ends))


@dataclass(frozen=True)
class Source:
    """An organization as the directory knows it; `entry` is the id of its page in the public list of sources."""

    ids: tuple[str, ...]
    name: str
    closed_on: date | None = None
    custodian: str = ""
    documents: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    windows: tuple[KeyWindow, ...] = ()
    scopes: tuple[Scope, ...] = ()
    status_authorities: tuple[str, ...] = ()
    entry: str = ""

    def window(self, method: str) -> KeyWindow | None:
        return next((window for window in self.windows if window.method == method), None)


class Directory(Protocol):
    """The directory at one version."""

    @property
    def version(self) -> int:
        """The number of the version that answers."""

    @property
    def stale(self) -> bool:
        """Too old to say that a source is not in it."""

    def find(self, id_: str) -> Source | None:
        """The source that signs under an id, or None."""


class Resolver(Protocol):
    """Documents that are local; whatever would need the network raises `Unreachable`."""

    def did_document(self, did: str) -> dict[str, Any]:
        """The document of a did:web or an https controller."""

    def status_list(self, url: str) -> bytes:
        """The signed list at an address."""

    def document(self, url: str) -> bytes:
        """Anything else that is published: a hosted badge, a profile, a revocation list, keys for tokens."""

    def standing(self, credential_id: str) -> str:
        """`superseded` when our own record says so, else an empty string."""

    def signed_before(self, document: Mapping[str, Any], moment: datetime) -> bool:
        """Does a log we trust prove that exactly this signed document was there before a moment?"""


@dataclass(frozen=True)
class PersonHint:
    """What the checker knows about the person who shows the record."""

    typed: str = ""
    holder: str = ""


@dataclass(frozen=True)
class Challenge:
    """What we asked a holder to sign: a fresh value of ours, and the name under which we asked."""

    nonce: str
    audience: str


@dataclass(frozen=True)
class Asked:
    """The circumstances of one check."""

    at: datetime
    directory: Directory
    resolver: Resolver
    person: PersonHint | None = None
    depth: int = 0
    wraps: int = 0
    challenge: Challenge | None = None

    def deeper(self, *, person: PersonHint | None = None) -> "Asked":
        """For a record inside a record. Raises `TooComplex` at the third level of them."""
        if self.depth >= limits.MAX_NESTING:
            raise TooComplex("too many records inside a record")
        return replace(self, depth=self.depth + 1, person=person or self.person)

    def unwrapped(self) -> "Asked":
        """For the one record inside a picture, a file or an envelope. Raises `TooComplex` at the fourth."""
        if self.wraps >= limits.MAX_WRAPS:
            raise TooComplex("too many envelopes around a record")
        return replace(self, wraps=self.wraps + 1)
