"""Look at each page once, in every way: one load, then the window is resized, coloured and printed."""

import gzip
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pdfplumber
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page as Tab

from tests.support.browser import Visitor
from tests.sweep.crawl import Page

_EYES = (Path(__file__).parent / "eyes.js").read_text()
_AXE, _ONLY = (
    Axe(),
    {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
)
#: 1280 px at 400 % is a window of 320 by 256 px: one window for both rules (WCAG 1.4.10).
ZOOMED, PHONE, DESK = (
    {"width": 320, "height": 256},
    {"width": 360, "height": 740},
    {"width": 1280, "height": 800},
)
#: Doors whose pages people print and hand on.
EVIDENCE = ("passport:shared", "passport:line", "credentials:record", "consent:receipt", "credit:letter")
#: A4 without the margins of our print style, at 96 px an inch.
PAPER = {"width": 673, "height": 986}


@dataclass
class Findings:
    """What was seen, for the tests to judge: measure → page → what is wrong there."""

    wrong: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    facts: dict[Page, dict[str, Any]] = field(default_factory=dict)
    help: dict[str, dict[tuple[int, ...], str]] = field(default_factory=lambda: defaultdict(dict))
    papers: dict[Page, dict[str, Any]] = field(default_factory=dict)
    judged: set[str] = field(default_factory=set)

    def note(self, measure: str, page: Page, found: object) -> None:
        """Remember what is wrong; nothing is no news."""
        if found:
            self.wrong[measure][str(page)] = found


def sees(tab: Tab, what: str) -> Any:
    """One part of `eyes.js` on the page as it stands."""
    return tab.evaluate(f"({_EYES}).{what}()")


class Looker:
    """One person at a browser, in one language; told what the browser complains about."""

    def __init__(self, visitor: Visitor, client: Client, found: Findings) -> None:
        self.visitor, self.found, self.told = visitor, found, list[str]()
        cookies = [{"name": m.key, "value": m.value, "url": visitor.origin} for m in client.cookies.values()]
        visitor.context.add_cookies([c for c in cookies if c["name"] != settings.LANGUAGE_COOKIE_NAME])  # type: ignore[misc]
        visitor.page.on("console", lambda said: self.told.append(said.text) if said.type == "error" else None)
        visitor.page.on("pageerror", lambda error: self.told.append(str(error)))

    def look(self, page: Page) -> None:
        """All measures on one page."""
        tab = self.visitor.page
        self.told.clear()
        self.visitor.requests.clear()
        tab.set_viewport_size(DESK)
        answer = tab.goto(self.visitor.address(page.path))
        assert answer is not None
        self.found.note("status", page, answer.status if answer.status != page.status else None)
        self._at_the_desk(page, tab, answer.body())
        self._narrow(page, tab)
        self._in_forced_colors(page, tab)
        self._on_paper(page, tab)
        self._heard(page)

    def _at_the_desk(self, page: Page, tab: Tab, html: bytes) -> None:
        facts = self.found.facts[page] = sees(tab, "facts")
        facts["weight"] = len(gzip.compress(html)) + sum(map(_packed, set(facts["loaded"])))
        facts["controls"] = set(sees(tab, "controlNames"))
        self._help(page, tab, "desk")
        if self.visitor.language == "en":
            self._axe(page, tab)

    def _axe(self, page: Page, tab: Tab) -> None:
        """Serious and critical findings; what was judged is counted by its templates."""
        self.found.judged |= page.templates
        found = _AXE.run(tab, options=_ONLY).response["violations"]
        told = [
            (f["id"], [n["html"][:140] for n in f["nodes"][:3]])
            for f in found
            if f["impact"] in ("serious", "critical")
        ]
        self.found.note("axe", page, told)

    def _narrow(self, page: Page, tab: Tab) -> None:
        """Spanish, whose words are longer, is also read by axe on a phone."""
        tab.set_viewport_size(PHONE)
        self._help(page, tab, "phone")
        self.found.note("small", page, sees(tab, "small"))
        if self.visitor.language != "en":
            self._axe(page, tab)
        tab.set_viewport_size(ZOOMED)
        self.found.note("wide", page, sees(tab, "wide"))
        self.found.note("cut off", page, sees(tab, "cutOff"))
        self.found.note("no way around", page, sees(tab, "noWayAround"))
        self.found.note(
            "hidden", page, sorted(self.found.facts[page]["controls"] - set(sees(tab, "controlNames")))
        )

    def _help(self, page: Page, tab: Tab, width: str) -> None:
        self.found.help[width].setdefault(tuple(sees(tab, "help")), str(page))

    def _in_forced_colors(self, page: Page, tab: Tab) -> None:
        tab.emulate_media(forced_colors="active")
        self.found.note("shapeless", page, sees(tab, "shapeless"))
        tab.emulate_media(forced_colors="none")

    def _on_paper(self, page: Page, tab: Tab) -> None:
        """Evidence is printed for real; its words are read back from the paper."""
        tab.set_viewport_size(PAPER)
        tab.emulate_media(media="print")
        paper = sees(tab, "onPaper")
        self.found.note("furniture", page, paper["furniture"])
        self.found.note("cut on paper", page, paper["cut"] or paper["wide"])
        if paper["evidence"]:
            self.found.papers[page] = paper | {"text": _printed(tab)}
        tab.emulate_media(media="screen")

    def _heard(self, page: Page) -> None:
        """What the browser complained about, and who else was asked for something."""
        known = f"status of {page.status}"
        self.found.note("console", page, [t for t in self.told if page.status < 400 or known not in t])
        ours = (self.visitor.origin, "data:", "blob:")
        self.found.note("others", page, [u for u in self.visitor.requests if not u.startswith(ours)])


def _printed(tab: Tab) -> str:
    """The words of the page as Chromium prints it, those beyond the edge of the paper left out."""
    with pdfplumber.open(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))) as pdf:
        return " ".join(
            word["text"]
            for sheet in pdf.pages
            for word in sheet.extract_words(use_text_flow=True)
            if word["x0"] >= 0
            and word["x1"] <= sheet.width
            and word["top"] >= 0
            and word["bottom"] <= sheet.height
        )


@cache
def _packed(address: str) -> int:
    """What a file of the look weighs on the way, packed as whitenoise packs it."""
    path = unquote(urlsplit(address).path).removeprefix(settings.STATIC_URL)
    found = finders.find(path)
    return len(gzip.compress(Path(str(found)).read_bytes())) if found else 0


def missing(wanted: Iterable[str], text: str) -> list[str]:
    """Words that are not on the paper; line breaks and hyphens at their end do not count."""
    flat = "".join(text.split()).casefold()
    return [
        words for words in dict.fromkeys(wanted) if words and "".join(words.split()).casefold() not in flat
    ]
