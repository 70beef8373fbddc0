"""What stands before the root element, looked at as text before any parser sees it.

A DOCTYPE is refused here: even switched off, entities would silently empty a text, and a foreign DTD would pass.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_WINDOW = 1 << 16
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_MISC = re.compile(r"\s*(<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:([^\s<>/:!?]+):)?([^\s<>/:!?]+)([^>]*)>", re.DOTALL)
_XMLNS = re.compile(r"\sxmlns(?::([^\s=]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "latin1": "iso-8859-1",
    "windows-1252": "windows-1252",
}


@dataclass(frozen=True, slots=True)
class Prolog:
    """What the head of an XML file says: its encoding, its root, and what is wrong with it, as a code."""

    encoding: str = "utf-8"
    local: str = ""
    namespace: str = ""
    fault: str = ""


def look(data: bytes) -> Prolog:
    """Reads the head of an XML document; `data` may be the whole of it or its first bytes."""
    found = _encoding(data)
    if not found:
        return Prolog(fault="XML.ENCODING")
    # A long run of comments may push the root out of the window; then the whole text is looked at.
    for size in (_WINDOW, len(data)):
        head = data[:size].decode(found, errors="replace").removeprefix("\ufeff")
        at = _skip_misc(head)
        if at < 0 or re.match(r"\s*<!", head[at:]):
            return Prolog(
                found, fault="SEC.DOCTYPE" if at < 0 or "DOCTYPE" in head[at:].upper() else "XML.SYNTAX"
            )
        root = _ROOT.match(head, at)
        if root or size >= len(data):
            break
    if not root:
        return Prolog(found)
    spaces = {m[1] or "": m[2] or m[3] or "" for m in _XMLNS.finditer(root[3])}
    return Prolog(found, root[2], spaces.get(root[1] or "", ""))


def _skip_misc(head: str) -> int:
    """The place after the declaration, comments and instructions; -1 if one of them speaks of a DOCTYPE."""
    at = 0
    while found := _MISC.match(head, at):
        if "DOCTYPE" in found[1].upper():
            return -1
        at = found.end()
    return at


def _encoding(data: bytes) -> str:
    """The Python name of the encoding by mark, shape or declaration; empty where it is none we read."""
    start = data[:4]
    if start[:3] == codecs.BOM_UTF8:
        wide, name = False, "utf-8"
    elif start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE) or start == b"\x4c\x6f\xa7\x94":
        return ""
    elif start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        wide, name = True, "utf-16"
    elif start in (b"<\0?\0", b"\0<\0?") or (b"\0" in start and b"<" in start):
        wide, name = True, "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    else:
        wide, name = False, ""
    head = data[:1024].decode(name or "iso-8859-1", errors="replace").removeprefix("\ufeff")
    declared = _DECLARATION.match(head)
    said = ENCODINGS.get(declared[1].lower(), "?") if declared else ""
    # Bytes that belie the declaration are refused, never guessed at.
    if (
        said == "?"
        or (said and wide != said.startswith("utf-16"))
        or (name == "utf-8" and said not in ("", name))
    ):
        return ""
    return name or said or "utf-8"
