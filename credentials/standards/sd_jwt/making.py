"""From a signed record to claims with one disclosure for each field (RFC 9901 section 5, SD-JWT VC)."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from credentials.standards import jose, vcdm
from credentials.standards.data_integrity import Signer
from credentials.standards.jose import base64url
from credentials.standards.reading import format_of
from credentials.standards.sd_jwt.disclosures import ALGORITHM, DIGESTS, ELEMENT, digest_of

Path = tuple[str | int, ...]
#: Objects whose members are fields of their own, and lists whose elements are.
_OBJECTS = (("credentialSubject",), ("credentialSubject", "achievement"))
_LINES = ("credentialSubject", "verifiableCredential")
#: A checker needs these to say whether the source may give such a record.
_OPEN = frozenset({"@context", "type", "issuer", "partial", "achievementType", "fieldOfStudy"})
#: Said by the token's own claims, or true of the JSON form alone.
_DROPPED = frozenset({"proof", "credentialStatus", "credentialSchema", "validFrom", "validUntil"})
_VCT = {
    "OpenBadgeCredential": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential",
    "ClrCredential": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential",
    "EndorsementCredential": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#EndorsementCredential",
}


#: The same in every copy of a record and in no other record: two copies that show one of these can be joined.
_JOINING: tuple[Path, ...] = (
    ("id",),
    ("credentialSubject", "id"),
    ("credentialSubject", "identifier"),
    _LINES,
)
#: A field that says nothing without another.
_NEEDS: dict[Path, Path] = {
    ("credentialSubject", "result"): (*_OBJECTS[1], "resultDescription"),
    (*_OBJECTS[1], "endorsement"): (*_OBJECTS[1], "id"),
}


@dataclass(frozen=True)
class Around:
    """What stands around the fields: who vouches, when, until when, whose phone, where a cancellation shows."""

    iss: str
    issued: datetime
    starts: datetime
    ends: datetime | None
    list_url: str
    index: int
    holder: dict[str, Any] | None = None


def paths(document: dict[str, Any]) -> list[Path]:
    """Every field that can be shown or left out, in the order of its disclosures."""
    making = _Making(None, lambda: "")
    making.mapping(document, ())
    return [path for path, _text in making.made]


def joins(path: Path) -> bool:
    """Would this field join two copies of the same record?"""
    return any(path[: len(one)] == one for one in _JOINING)


def with_needed(chosen: Collection[Path]) -> set[Path]:
    """The chosen fields with those that they cannot do without."""
    return set(chosen) | {_NEEDS[path] for path in chosen if path in _NEEDS}


def make(
    document: dict[str, Any],
    around: Around,
    signer: Signer,
    *,
    salt: Callable[[], str],
    only: Collection[Path] | None = None,
) -> str:
    """The signed token with its disclosures, none of the holder's own.

    `salt` gives fresh text of 128 random bits. With `only`, other fields are not even there as digests; a single
    digest that opens nothing says that something was left out.
    """
    making = _Making(only, salt)
    body = making.mapping(document, ())
    if making.left_out:
        body[DIGESTS] = sorted([*body.get(DIGESTS, []), digest_of(salt())])
    header = {"typ": "dc+sd-jwt", "kid": signer.method}
    token = jose.sign(header, {**_claims(document, around), **body, ALGORITHM: "sha-256"}, signer)
    return "~".join([token, *(text for _path, text in making.made), ""])


def _claims(document: dict[str, Any], around: Around) -> dict[str, Any]:
    found: dict[str, Any] = {
        "iss": around.iss,
        "iat": int(around.issued.timestamp()),
        "nbf": int(around.starts.timestamp()),
        "vct": _VCT.get(format_of(document), _VCT["OpenBadgeCredential"]),
        "status": {"status_list": {"idx": around.index, "uri": around.list_url}},
    }
    if around.ends:
        found["exp"] = int(around.ends.timestamp())
    return found | ({"cnf": {"jwk": around.holder}} if around.holder else {})


@dataclass
class _Making:
    """Walks the record once; each field that may be left out becomes a digest here and a text beside it."""

    only: Collection[Path] | None
    salt: Callable[[], str]
    made: list[tuple[Path, str]] = field(default_factory=list)
    left_out: bool = False

    def mapping(self, value: dict[str, Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        digests = []
        for name, inner in value.items():
            here = (*path, name)
            if not path and name in _DROPPED:
                continue
            if name in _OPEN:
                found[name] = inner
            elif here in _OBJECTS and isinstance(inner, dict):
                found[name] = self.mapping(inner, here)
            elif here == _LINES:
                found[name] = self._lines(vcdm.listed(inner))
            else:
                digests += self._closed(here, [name, inner])
        # In the order of their digests, which says nothing about the order of the fields.
        return found | ({DIGESTS: sorted(digests)} if digests else {})

    def _lines(self, lines: list[Any]) -> list[dict[str, str]]:
        closed = [self._closed((*_LINES, number), [line]) for number, line in enumerate(lines)]
        return [{ELEMENT: digest} for one in closed for digest in one]

    def _closed(self, path: Path, content: list[Any]) -> list[str]:
        if self.only is not None and path not in self.only:
            self.left_out = True
            return []
        parts = json.dumps([self.salt(), *content], ensure_ascii=False, separators=(",", ":"))
        text = base64url.encode(parts.encode())
        self.made.append((path, text))
        return [digest_of(text)]
