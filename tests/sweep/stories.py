"""What one load cannot show: Tab through the key pages, a slow line, and a stranger with a phone."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse

from passport.pdf.paper import qr
from tests.keyboard.keys import Keys
from tests.sweep import speed
from tests.sweep.crawl import Crawl, Page

if TYPE_CHECKING:
    from tests.sweep.conftest import Town

#: Passport, share, consent request, check, import review, petition, search, intake (U19).
KEY = (
    "passport:home",
    "passport:share",
    "consent:answer",
    "credentials:check",
    "institutions:review",
    "credit:start",
    "employers:home",
    "casework:intake",
)
#: What learners open first or most (U9).
LEARNERS = ("welcome", "passport:home", "passport:share", "credit:home", "consent:answer", "passport:shared")
BUDGET_SERVED, BUDGET_LARGEST, BUDGET_VERDICT = 0.3, 2.5, 3.0
_FAR = 150


@dataclass
class Told:
    """What the stories brought home."""

    stops: dict[str, int] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    largest: dict[str, float] = field(default_factory=dict)
    served: dict[str, float] = field(default_factory=dict)
    verdict: float = 0.0
    asked_by_stranger: list[str] = field(default_factory=list)
    stranger_saw: str = ""
    qr_leads_there: bool = False


def tell(language: str, told: Told, crawl: Crawl, town: "Town") -> None:
    """English goes by keyboard and waits for the server; Spanish does so in forced colours, and on a slow line."""
    for door in KEY:
        _tab_through(told, _page(crawl, door), town, forced=language == "es")
    if language == "en":
        for page, seconds in crawl.seconds.items():
            told.served[str(page)] = speed.served(town.clients[page.who], page, seconds, under=BUDGET_SERVED)
    else:
        for door in LEARNERS:
            _on_a_slow_line(told, _page(crawl, door), town)
        _a_stranger_with_a_phone(told, town)


def _page(crawl: Crawl, door: str) -> Page:
    return next(page for page in crawl.pages if page.door == door and page.status == 200)


def _tab_through(told: Told, page: Page, town: "Town", *, forced: bool) -> None:
    """Press Tab from the top to the end on a small screen; each stop must be seen and free."""
    how = {"forced_colors": "active"} if forced else {}
    visitor = speed.enter(town.enter(width=360, reduced_motion="reduce", **how), town.clients[page.who])
    visitor.page.set_viewport_size({"width": 360, "height": 560})
    keys, seen = Keys(visitor), set[str]()
    visitor.go(page.path)
    try:
        for _stop in range(_FAR):
            found = keys.press("Tab")
            if found is None or found["html"] in seen and found["skips"]:
                break
            seen.add(found["html"])
    except AssertionError as lost:
        told.lost[str(page)] = str(lost)[:400]
    told.stops[page.door] = keys.steps
    visitor.context.close()


def _on_a_slow_line(told: Told, page: Page, town: "Town") -> None:
    visitor = speed.enter(town.enter(width=360, **speed.PHONE), town.clients[page.who])
    told.largest[str(page)] = speed.largest_paint(visitor, page, under=BUDGET_LARGEST)
    visitor.context.close()


def _a_stranger_with_a_phone(told: Told, town: "Town") -> None:
    """The QR of a share is scanned: its address opens the verdict, without an account or another server."""
    share = town.place.share
    assert share is not None
    visitor = town.enter(width=360, **speed.PHONE)
    address = visitor.origin + reverse("passport:code", args=[share.get_code()])
    amara = town.clients["amara"].get(reverse("passport:share_page", args=[share.pk])).content.decode()
    told.qr_leads_there = qr(address) in amara
    told.verdict = speed.verdict_is_read(visitor, address, under=BUDGET_VERDICT)
    told.asked_by_stranger = [
        u for u in visitor.requests if not u.startswith((visitor.origin, "data:", "about:"))
    ]
    told.stranger_saw = visitor.page.locator("main").inner_text()
    visitor.context.close()
