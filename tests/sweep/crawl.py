"""Walk from each person's home through every link and form; what is new is a page for the browser to look at."""

import re
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

from tests.sweep.doors import door_of

#: So often one person goes through one door, and all of them together: lists lead to the same page again and again.
OFTEN, OFTEN_IN_ALL = 3, 6
_LINK = re.compile(r"<a\b[^>]*?\shref=\"([^\"]+)\"|\shx-get=\"([^\"]+)\"")
_FORM = re.compile(r"<form\b[^>]*>")
_ACTION = re.compile(r"\b(?:form)?action=\"([^\"]*)\"")


@dataclass(frozen=True)
class Page:
    """One page as one person meets it."""

    who: str
    path: str
    door: str
    status: int
    templates: frozenset[str]

    def __str__(self) -> str:
        return f"{self.who or 'visitor'} {self.path}"


@dataclass
class Crawl:
    """What was met so far."""

    pages: list[Page] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    post_only: set[str] = field(default_factory=set)
    templates: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    seconds: dict[Page, float] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)

    def from_home(self, who: str, client: Client, starts: list[str]) -> None:
        """Everywhere that this person gets from these addresses."""
        homes = set(starts)
        queue, times, known = deque(starts), Counter[str](), set[str]()
        while queue:
            path = queue.popleft().split("#")[0]
            door = door_of(path)
            often = times[door] >= OFTEN or self.times[door] >= OFTEN_IN_ALL
            if not door or door.startswith("admin:") or path in known or (often and path not in homes):
                continue
            known.add(path)
            times[door] += 1
            self.times[door] += 1
            queue.extend(self._open(who, client, path, door))

    def _open(self, who: str, client: Client, path: str, door: str) -> list[str]:
        began = time.perf_counter()
        answer = client.get(path)
        took = time.perf_counter() - began
        if answer.status_code == 405:
            self.post_only.add(door)
            return []
        if answer.status_code >= 500:
            self.broken.append(f"{who} {path}: {answer.status_code}")
        if answer.status_code < 400 or answer.status_code == 410:
            self.met.add(door)
        if answer.status_code in (301, 302):
            return [_inside(path, answer.headers["Location"])]
        if not _is_page(answer):
            return []
        self._keep(who, path, door, answer, took)
        return list(_ways_on(path, answer.content.decode()))

    def _keep(self, who: str, path: str, door: str, answer: HttpResponse, took: float) -> None:
        """A page counts once for its door, and again where it shows a template that no page showed before."""
        shown = _templates(answer)
        if shown - self.templates or door not in {known.door for known in self.pages}:
            page = Page(who, path, door, answer.status_code, shown)
            self.pages.append(page)
            self.seconds[page] = took
            self.templates |= shown


def _is_page(answer: HttpResponse) -> bool:
    """A whole page in HTML: neither a file nor a part that htmx asks for."""
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return html and not answer.streaming and b"<html" in answer.content[:200]


def _templates(answer: HttpResponse) -> frozenset[str]:
    names = {str(template.name) for template in answer.templates if template.name}  # type: ignore[attr-defined]
    return frozenset(name for name in names if name.endswith(".html") and not name.startswith("cotton/"))


def _ways_on(path: str, html: str) -> Iterator[str]:
    for link, part in _LINK.findall(html):
        yield _inside(path, unescape(link or part))
    for action in _ACTION.findall(html):
        yield _inside(path, unescape(action) or path)


def _inside(path: str, link: str) -> str:
    """An address on this portal, in English; empty for others."""
    there = urlsplit(urljoin(f"http://portal{path}", link))
    if there.hostname not in ("portal", "127.0.0.1", "localhost", "testserver") or there.path.startswith(
        ("/es/", "/static/")
    ):
        return ""
    return there.path + (f"?{there.query}" if there.query else "")
