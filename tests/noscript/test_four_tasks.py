"""Read, share, check and print on a small phone whose browser runs no scripts (U8)."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from accounts.models import Person
from config.demo import organizations, people, story
from config.demo.people import PASSPHRASE
from passport.models import PassportLine, Share
from skills.services import starter
from tests.support.browser import Visitor

Visit = Callable[..., Visitor]


@pytest.fixture
def amara(transactional_db: None, live_server: Any) -> Person:
    """Amara with her signed transcript, from the demo world."""
    starter.load()
    places = organizations.make()
    cast = people.make(places)
    story.tell(places, cast)
    return cast["amara"]


def phone(visit: Visit) -> Visitor:
    """360 px, no script; proves that scripts are off."""
    visitor = visit(width=360, script=False)
    page = visitor.go("/gallery/forms/")
    assert page.locator(".combo-list").count() == 0  # what scripts would add is not there
    return visitor


def fits(visitor: Visitor) -> None:
    """One column, nothing sideways, and each button or field is 44 px high."""
    visitor.fits()
    low = visitor.page.evaluate(
        """() => [...document.querySelectorAll('main :is(.button, input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea)')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 90))"""
    )
    assert low == [], visitor.page.url


def read(visitor: Visitor, amara: Person) -> None:
    """She signs in, reads her book and opens one proof."""
    visitor.sign_in("amara", PASSPHRASE)
    page = visitor.go("/passport/")
    fits(visitor)
    titles = [line.title for line in PassportLine.objects.of(amara).in_book()]
    shown = page.locator("main .record-title").all_inner_texts()
    assert [title for title in titles if title not in shown] == []
    signed = page.locator(".record-line:has([data-rung^=signed]) .record-title a").first
    signed.click()
    expect(page.locator(".verdict-word").first).to_have_text("Passed")
    fits(visitor)


def share(visitor: Visitor, amara: Person) -> Share:
    """She ticks two records, looks, signs and gets a link, a square and a code."""
    page = visitor.go("/passport/share/")
    fits(visitor)
    page.locator("[name=to]").fill("Valley Care")
    for box in page.locator("[name=lines]").all()[:2]:
        box.check()
    page.locator("main form.form button").first.click()
    expect(page).to_have_url(re.compile("/share/sign/"))
    fits(visitor)
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    page.locator("#sign form button").first.click()
    expect(page).to_have_url(re.compile("/passport/shares/"))
    fits(visitor)
    made = Share.objects.of(amara).latest("created_at")
    expect(page.locator("main .qr-code").first).to_have_text(made.get_code())
    expect(page.locator("main svg:not(.icon)").first).to_be_visible()
    return made


def check(visitor: Visitor, made: Share, folder: Path) -> None:
    """A stranger opens the link, saves a signed file and drops it on the check page."""
    page = visitor.go(f"/s/{made.token}/")
    fits(visitor)
    expect(page.locator(".record-title")).to_have_count(2)
    page.locator("details summary").first.click()  # the proof unfolds without a script
    expect(page.locator("details[open] .verdict").first).to_be_visible()
    with page.expect_download() as saved:
        page.locator("a[href*='/record-']").first.click()
    file = folder / "record.json"
    saved.value.save_as(file)
    page = visitor.go("/check/")
    fits(visitor)
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("button", name="Check").click()
    assert page.locator("[data-verdict]").first.get_attribute("data-verdict") == "passed"
    fits(visitor)


def print_it(visitor: Visitor, made: Share) -> None:
    """The shared page on paper is whole: each title with its word, the code, the warning; no furniture, nothing cut."""
    page = visitor.go(f"/s/{made.token}/")
    titles = page.locator(".record-title").all_inner_texts()
    words = page.locator(".record-side .rung-word").all_inner_texts()
    page.emulate_media(media="print")
    for furniture in (".site-top", ".site-foot", ".filter-bar"):
        expect(page.locator(furniture).first).to_be_hidden()
    assert _cut(page) == []
    with pdfplumber.open(io.BytesIO(page.pdf(format="Letter"))) as paper:
        said = " ".join(" ".join(map(_flow, paper.pages)).split())
    for part in (*titles, *words, made.get_code(), "Do not pass this on.", "Passed"):
        assert part in said, (part, said[:600])


def _flow(sheet: Any) -> str:
    """The words in the order of the page, so that a title of two lines stays together beside its rung."""
    return " ".join(word["text"] for word in sheet.extract_words(use_text_flow=True))


def _cut(page: Page) -> list[str]:
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1
            && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible').map((e) => e.className)"""
        )
    )


@pytest.mark.covers("U8")
@pytest.mark.journey
def test_four_tasks_on_a_phone_without_script(visit: Visit, amara: Person, tmp_path: Path) -> None:
    hers = phone(visit)
    read(hers, amara)
    made = share(hers, amara)
    theirs = phone(visit)
    check(theirs, made, tmp_path)
    print_it(theirs, made)
    theirs.no_stranger_was_asked()
