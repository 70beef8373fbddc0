"""Canonical N-Quads text of terms (RDF 1.1 N-Quads section 3, RDFC-1.0 section 5)."""

import re

from credentials.standards.errors import UnsignedContent

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPES["\x7f"] = "\\u007F"
for _code in range(32):
    _ESCAPES.setdefault(chr(_code), f"\\u{_code:04X}")
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f]')
_SURROGATE = re.compile("[\ud800-\udfff]")

Quad = tuple[str, str, str, str]


def escaped(text: str) -> str:
    """The text between the quotes of a literal."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text) if _SPECIAL.search(text) else text


def checked(text: str) -> str:
    """Escaped text without lone surrogates. Raises `UnsignedContent`: UTF-8 has no bytes for them."""
    if not text.isascii() and _SURROGATE.search(text):
        raise UnsignedContent("lone surrogate")
    return escaped(text)


def line(quad: Quad) -> str:
    """One statement; the default graph has no fourth term."""
    subject, predicate, object_, graph = quad
    if graph:
        return f"{subject} {predicate} {object_} {graph} .\n"
    return f"{subject} {predicate} {object_} .\n"
