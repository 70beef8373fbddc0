"""Gaps in a document: where a value goes, and what it may look like there."""

import re
from enum import StrEnum

from credentials.standards.errors import Malformed

GAP = re.compile(r"urn:x-gap:([a-z_]+):")


class Kind(StrEnum):
    """What stands in a gap."""

    IRI = "iri"  # a whole address
    PART = "part"  # letters, digits and . _ ~ - inside an address or a literal
    TEXT = "text"  # the whole of a literal


#: \Z, so that no final newline gets in. No context defines these schemes as prefixes.
_LOOKS = {
    Kind.IRI: re.compile(r'(?:https|did|urn):[^\x00-\x20<>"{}|\\^`]+\Z'),
    Kind.PART: re.compile(r"[A-Za-z0-9._~-]+\Z"),
    Kind.TEXT: re.compile("[^\ud800-\udfff]*\\Z", re.DOTALL),
}


def gap(name: str) -> str:
    """The mark that holds a place open; it is itself an address, so that it may stand wherever one may."""
    return f"urn:x-gap:{name}:"


def check_value(name: str, kind: Kind, value: str) -> None:
    """Raise `Malformed` for a value that could mean something else than itself in its gap."""
    if not _LOOKS[kind].match(value):
        raise Malformed(f"{name}: not a value of kind {kind}")


def check_place(term: str, kinds: dict[str, Kind]) -> None:
    """Raise `Malformed` when a gap of a canonical term could not hold every value of its kind."""
    for name in GAP.findall(term):
        kind = kinds[name]
        whole = {Kind.IRI: f"<{gap(name)}>", Kind.TEXT: f'"{gap(name)}"'}.get(kind, term)
        if term != whole:
            raise Malformed(f"{name}: a value of kind {kind} cannot stand in {term[:80]}")


def formatted(text: str) -> str:
    """Text with its gaps as %(name)s, ready for filling."""
    return GAP.sub(r"%(\1)s", text.replace("%", "%%"))
