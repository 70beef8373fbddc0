"""Files inside a PDF (ISO 32000-2 section 7.11.4): bytes only, by no name."""

import hashlib
from collections.abc import Iterator
from typing import Any

from credentials.standards import limits
from credentials.standards.errors import TooComplex

_DEEPEST = 16


def read(reader: Any) -> list[bytes]:
    """Every attached file once, in the order of the document. Raises `TooComplex` for more than we look at."""
    found: dict[bytes, bytes] = {}
    for one in _specifications(reader.root):
        files = held(one, "/EF")
        stream = held(files, "/F") or held(files, "/UF") if isinstance(files, dict) else None
        data = getattr(stream, "data", None)
        if isinstance(data, bytes):
            found[hashlib.sha256(data).digest()] = data
        if len(found) > limits.MAX_PDF_FILES:
            raise TooComplex("too many attached files")
    return list(found.values())


def _specifications(root: Any) -> Iterator[Any]:
    """From the tree of names, and from what is associated with the document as a whole (PDF 2.0, PDF/A-3)."""
    names = held(root, "/Names")
    if isinstance(names, dict):
        yield from _leaves(held(names, "/EmbeddedFiles"), 0)
    associated = held(root, "/AF")
    if isinstance(associated, list):
        yield from (one for one in map(_object, associated) if isinstance(one, dict))


def _leaves(node: Any, depth: int) -> Iterator[Any]:
    if not isinstance(node, dict):
        return
    if depth > _DEEPEST:
        raise TooComplex("a tree of names without end")
    names, kids = held(node, "/Names"), held(node, "/Kids")
    if isinstance(names, list):
        yield from (one for one in map(_object, list(names)[1::2]) if isinstance(one, dict))
    for kid in kids if isinstance(kids, list) else []:
        yield from _leaves(_object(kid), depth + 1)


def held(node: Any, name: str) -> Any:
    """A member of a PDF dictionary, wherever in the file it stands; None without it."""
    return _object(node.get(name))


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
