"""Message catalogs, one for each room: collected from its Python and templates, compiled without other tools."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import template

from config.env import ROOT

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_CALL = re.compile(r"""\b(?P<name>n?p?gettext|_)\(""")
#: Templates outside a room's own folder belong to these catalogs.
_SHARED = {
    "cotton": "core",
    "errors": "core",
    "gallery": "core",
    "home": "config",
    "account": "accounts",
    "mfa": "accounts",
    "socialaccount": "accounts",
    "usersessions": "accounts",
    "allauth": "accounts",
    "admin": "core",
    "pdf": "passport",
}


def rooms() -> list[str]:
    """Rooms with a catalog."""
    return sorted(path.name for path in (ROOT / "locale").iterdir() if path.is_dir())


def po_path(room: str, language: str = "es") -> Path:
    return ROOT / "locale" / room / language / "LC_MESSAGES" / "django.po"


def sources(room: str) -> Iterator[Path]:
    """The room's own Python files and every template that belongs to it."""
    yield from sorted(p for p in (ROOT / room).rglob("*.py") if "migrations" not in p.parts)
    for path in sorted((ROOT / "templates").rglob("*.html")) + sorted((ROOT / "templates").rglob("*.txt")):
        if _owner(path) == room:
            yield path


def _owner(path: Path) -> str:
    first = path.relative_to(ROOT / "templates").parts[0]
    return _SHARED.get(first, first if (ROOT / first).is_dir() and first != "templates" else "core")


def extract(room: str) -> Catalog:
    """All messages of a room, each with the files that say it."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sources(room):
        place = str(path.relative_to(ROOT))
        for message, context in _messages(path):
            catalog.add(message, locations=[(place, 0)], context=context)
    return catalog


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    text = path.read_text()
    if path.suffix != ".py":
        text = _calls(template.templatize(text, origin=str(path)))
    for _line, name, found, _comments in extract_python(
        BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"}
    ):
        yield from _one(str(name), found)


def _calls(templatized: str) -> str:
    """Keep only the calls of `templatize`: the rest of its output is no Python."""
    kept = []
    for start in _CALL.finditer(templatized):
        kept.append(_balanced(templatized, start.start()))
    return "\n".join(kept) + "\n"


def _balanced(text: str, start: int) -> str:
    depth, quote, i = 0, "", text.index("(", start)
    while i < len(text):
        c = text[i]
        if quote:
            i += c == "\\"
            quote = "" if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if depth == 0:
                return text[start : i + 1]
        i += 1
    return ""


def _one(name: str, found: object) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    parts = [p for p in (found if isinstance(found, tuple) else (found,)) if isinstance(p, str)]
    context = parts.pop(0) if name.startswith(("p", "np")) and len(parts) > 1 else None
    if parts and parts[0]:
        yield ((parts[0], parts[1]) if "ngettext" in name or "npgettext" in name else parts[0]), context


def read(room: str, language: str = "es") -> Catalog:
    """The room's translated catalog; empty when there is none yet."""
    path = po_path(room, language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(room: str, language: str = "es") -> Catalog:
    """Bring a room's catalog up to date with its sources; new messages stand there untranslated, gone ones leave."""
    catalog = read(room, language)
    catalog.update(extract(room), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    po_path(room, language).parent.mkdir(parents=True, exist_ok=True)
    with po_path(room, language).open("wb") as file:
        write_po(
            file,
            catalog,
            width=110,
            omit_header=False,
            include_lineno=False,
            sort_output=True,
            ignore_obsolete=True,
        )
    return catalog


def compile_(room: str, language: str = "es") -> None:
    """Write the machine's form (`django.mo`) beside the catalog."""
    path = po_path(room, language)
    if path.exists():
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(room, language))


def untranslated(catalog: Catalog) -> list[str]:
    """Messages without words in the catalog's language, or marked doubtful."""
    return [str(m.id) for m in catalog if m.id and (m.fuzzy or not all(_forms(m.string)))]


def _forms(string: object) -> list[str]:
    return list(string) if isinstance(string, (tuple, list)) else [str(string or "")]
