"""The portal's templates and catalogs, as the tests of the look read them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message

from config import messages

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
COMMENTS = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)

#: Catalogs that only staff of colleges read; standards have their proper names there.
STAFF_ROOMS = {"institutions"}
#: What roles do, in the words of those who hold them; and what registrars read about a file.
STAFF_FILES = {"accounts/enums.py", "transcripts/formats/codes.py", "transcripts/services/posting.py"}


@dataclass(frozen=True)
class Source:
    """One template: its path below templates/ and its text without comments."""

    name: str
    text: str
    never_empty: str = ""  # the reason a page gives in `{# never empty: … #}`


def templates() -> list[Source]:
    """Every template of the portal."""
    return [_source(path) for path in sorted(TEMPLATES.rglob("*.html"))]


def _source(path: Path) -> Source:
    text = path.read_text()
    reason = re.search(r"{#\s*never empty:\s*(.+?)\s*#}", text)
    return Source(str(path.relative_to(TEMPLATES)), COMMENTS.sub("", text), reason[1] if reason else "")


def whole(page: Source) -> Source:
    """A page with the parts that it includes."""
    known = {t.name: t.text for t in templates()}
    parts = re.findall(r"{%\s*include\s+[\"']([\w/.-]+)(?:#[\w-]+)?[\"']", page.text)
    return Source(page.name, page.text + "".join(known.get(part, "") for part in parts), page.never_empty)


def pages() -> list[Source]:
    """Templates that rooms wrote: neither components nor the gallery."""
    return [t for t in templates() if not t.name.startswith(("cotton/", "gallery/"))]


@dataclass(frozen=True)
class Entry:
    """One message of a catalog in one language."""

    room: str
    language: str
    text: str
    context: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.room}/{self.language} «{self.text}» ({', '.join(self.places[:2])})"


def entries() -> Iterator[Entry]:
    """Every message of every room, in English as written and in Spanish as translated."""
    for room in messages.rooms():
        translated = messages.read(room)
        for message in messages.extract(room):
            if not message.id:
                continue
            yield from _both(room, message, translated.get(_key(message), message.context))


def _both(room: str, message: Message, spanish: Message | None) -> Iterator[Entry]:
    places = tuple(sorted({place for place, _line in message.locations}))
    for text in _forms(message.id):
        yield Entry(room, "en", plain(text), message.context or "", places)
    for text in _forms(spanish.string if spanish else ""):
        yield Entry(room, "es", plain(text), message.context or "", places)


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, (tuple, list)) else str(message.id)


def _forms(text: object) -> list[str]:
    return [t for t in (text if isinstance(text, (tuple, list)) else [text]) if t]


def plain(text: str) -> str:
    """A message as it is read: no markup, and a short word for each value put in."""
    return re.sub(r"%\(\w+\)[sd]|%[sd]|{\w*}", "5", re.sub(r"<[^>]+>", "", text))
