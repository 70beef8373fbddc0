"""Reads N-Quads text into canonical terms: a helper of tests, not a validating parser."""

import re

from credentials.standards.n_quads import Quad, escaped

_TERM = re.compile(r'<([^>]*)>|(_:[^\s]+)|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+(?:--\w+)?))?')
_UNESCAPE = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def read(text: str) -> list[Quad]:
    """All statements of a text."""
    lines = [
        line for line in re.split(r"[\r\n]+", text) if line.strip() and not line.lstrip().startswith("#")
    ]
    return [_quad(line.rsplit(".", 1)[0]) for line in lines]


def _quad(line: str) -> Quad:
    terms = [_term(found) for found in _TERM.finditer(line)]
    return tuple(terms + [""] * (4 - len(terms)))  # type: ignore[return-value]


def _term(found: re.Match[str]) -> str:
    iri, node, text, datatype, language = found.groups()
    if node:
        return node
    if text is None:
        return f"<{_unescaped(iri)}>"
    tail = f"@{language}" if language else ""
    if datatype and not datatype.endswith("XMLSchema#string"):
        tail = f"^^<{_unescaped(datatype)}>"
    return f'"{escaped(_unescaped(text))}"{tail}'


def _unescaped(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        return _UNESCAPE[found[3]] if found[3] else chr(int(found[1] or found[2], 16))

    return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", one, text)
