"""Disclosures (RFC 9901 sections 4.2 and 7.1): each opens exactly one place of the signed claims, or is refused."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from credentials.standards import limits
from credentials.standards.errors import Malformed, Refused, TooComplex
from credentials.standards.jose import base64url
from credentials.standards.parsing import parse

DIGESTS, ELEMENT, ALGORITHM = "_sd", "...", "_sd_alg"
#: Claims of a credential that must stand open, because a checker needs them (SD-JWT VC section 2.2.2.3).
ALWAYS_OPEN = frozenset({"iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status"})


class NotSigned(Refused):
    """Something was disclosed that the signature does not cover, or covers in another place."""

    code = "disclosure_not_signed"


@dataclass(frozen=True)
class Disclosure:
    """One field as disclosed: `name` is None for an element of a list."""

    text: str
    name: str | None
    value: Any

    @property
    def digest(self) -> str:
        return digest_of(self.text)


@dataclass
class Opened:
    """The claims with everything in place that was disclosed, and how many places stayed closed."""

    claims: dict[str, Any] = field(default_factory=dict)
    hidden: int = 0


def digest_of(text: str) -> str:
    """SHA-256 of the text as it stands, in base64url."""
    return base64url.encode(hashlib.sha256(text.encode()).digest())


def read(text: str) -> Disclosure:
    """One disclosure: an array of salt, name and value, or of salt and value. Raises `NotSigned`."""
    try:
        found = parse(base64url.decode(text))
    except Malformed as error:
        raise NotSigned("not a disclosure") from error
    texts = found[:-1] if isinstance(found, list) else []
    if len(texts) not in (1, 2) or not all(isinstance(one, str) for one in texts):
        raise NotSigned("not a disclosure")
    return Disclosure(text, texts[1] if len(texts) == 2 else None, found[-1])


def open_(claims: dict[str, Any], texts: Iterable[str]) -> Opened:
    """The claims with the disclosures in place.

    Raises `NotSigned` for one that is doubled, unreferenced or out of place, `Malformed`, or `TooComplex`.
    """
    disclosures = [read(text) for text in _counted(list(texts))]
    if claims.get(ALGORITHM, "sha-256") != "sha-256":
        raise NotSigned(str(claims[ALGORITHM])[:40], "algorithm_not_allowed")
    by_digest = {one.digest: one for one in disclosures}
    if len(by_digest) != len(disclosures):
        raise NotSigned("a field is disclosed twice")
    opening = _Opening(by_digest)
    made = opening.mapping({n: v for n, v in claims.items() if n != ALGORITHM}, 0)
    if by_digest.keys() - opening.seen:
        raise NotSigned("a field is disclosed that was not signed")
    return Opened(made, len(opening.seen - by_digest.keys()))


def _counted(texts: list[str]) -> list[str]:
    if len(texts) > limits.MAX_DISCLOSURES:
        raise TooComplex("too many disclosed fields")
    return texts


class _Opening:
    """Walks the claims once, from outside to inside, through what each disclosure brings."""

    def __init__(self, by_digest: dict[str, Disclosure]) -> None:
        self.by_digest = by_digest
        self.seen: set[str] = set()

    def value(self, value: Any, depth: int) -> Any:
        if depth > limits.MAX_DEPTH:
            raise Malformed("nested too deeply")
        if isinstance(value, dict):
            return self.mapping(value, depth)
        return self.elements(value, depth) if isinstance(value, list) else value

    def mapping(self, value: dict[str, Any], depth: int) -> dict[str, Any]:
        if ELEMENT in value or ALGORITHM in value:
            raise NotSigned("a reserved name")
        made = {name: self.value(inner, depth + 1) for name, inner in value.items() if name != DIGESTS}
        for digest in _digests(value.get(DIGESTS, [])):
            disclosure = self._find(digest)
            if disclosure is not None:
                name = _name(disclosure, made, top=depth == 0)
                made[name] = self.value(disclosure.value, depth + 1)
        return made

    def elements(self, value: list[Any], depth: int) -> list[Any]:
        made = []
        for element in value:
            if not (isinstance(element, dict) and ELEMENT in element):
                made.append(self.value(element, depth + 1))
                continue
            if len(element) != 1:
                raise NotSigned("a reserved name")
            disclosure = self._find(_digests([element[ELEMENT]])[0])
            if disclosure is not None:
                if disclosure.name is not None:
                    raise NotSigned("a field in the place of an element")
                made.append(self.value(disclosure.value, depth + 1))
        return made

    def _find(self, digest: str) -> Disclosure | None:
        if digest in self.seen:  # else one disclosure could fill two places
            raise NotSigned("a place is signed twice")
        self.seen.add(digest)
        return self.by_digest.get(digest)


def _digests(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Malformed(DIGESTS)
    return value


def _name(disclosure: Disclosure, beside: dict[str, Any], *, top: bool) -> str:
    name = disclosure.name
    if name is None or name in (DIGESTS, ELEMENT, ALGORITHM) or name in beside:
        raise NotSigned("a field out of its place")
    if top and name in ALWAYS_OPEN:
        raise NotSigned(name)
    return name
