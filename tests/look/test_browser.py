"""The gallery in Chromium: every component, two languages, two widths, three colour modes, with and without script."""

import io
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from core.rungs import Rung
from core.views.gallery import PAGES
from tests.support.browser import Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
Visit = Callable[..., Visitor]
ALL = ["/gallery/", *(f"/gallery/{name}/" for name in PAGES)]
#: Each colour mode in each language and width; plain light pages are walked in `tests/sweep`.
SCREENS = [
    ("en", 1280, {"color_scheme": "dark"}),
    ("es", 360, {"color_scheme": "dark"}),
    ("en", 360, {"forced_colors": "active"}),
    ("es", 1280, {"forced_colors": "active"}),
]


@pytest.mark.covers("U13", "U17")
@pytest.mark.parametrize(
    "language, width, mode", SCREENS, ids=lambda v: "-".join(v.values()) if isinstance(v, dict) else v
)
def test_axe_finds_nothing_serious(visit: Visit, language: str, width: int, mode: dict[str, Any]) -> None:
    visitor = visit(language=language, width=width, **mode)
    for path in ALL:
        visitor.go(path)
        visitor.is_accessible()
        visitor.fits()
    visitor.no_stranger_was_asked()


def test_axe_would_find_something(visit: Visit) -> None:
    visitor = visit()
    visitor.go("/gallery/")
    visitor.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    with pytest.raises(AssertionError, match="label"):
        visitor.is_accessible()


@pytest.mark.covers("U16", "U8")
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_scrolls_sideways_at_320(visit: Visit, language: str) -> None:
    visitor = visit(width=320, language=language)
    for path in ALL:
        visitor.go(path)
        visitor.fits()
        assert _cut_off(visitor.page) == []


def _cut_off(page: Page) -> list[str]:
    """Controls that reach past the screen."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll('main :is(a, button, input, select, textarea)')]
            .filter((e) => e.checkVisibility() && !e.closest('.visually-hidden'))
            .filter((e) => { const r = e.getBoundingClientRect(); return r.width && (r.right > innerWidth + 1 || r.left < -1); })
            .map((e) => e.outerHTML.slice(0, 90))"""
        )
    )


@pytest.mark.covers("U18")
@pytest.mark.parametrize("width", [360, 1280])
def test_every_target_is_24_pixels(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    for path in ALL:
        visitor.go(path)
        assert _small_targets(visitor.page) == [], path
    visitor.page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<div><button style=\"all:unset\">·</button></div>')"
    )
    assert len(_small_targets(visitor.page)) == 1


def _small_targets(page: Page) -> list[str]:
    """Targets under 24 px that are neither in a sentence nor alone in a circle of 24 px (WCAG 2.2, 2.5.8)."""
    return list(
        page.evaluate(
            """() => {
            const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter((e) => e.checkVisibility() && !e.matches('.skip-link') && !e.closest('label'));
            const box = (e) => (e.closest('label') || e).getBoundingClientRect();
            const inSentence = (e) => e.matches('a') && [...e.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
            const near = (e) => { const a = box(e), x = a.x + a.width / 2, y = a.y + a.height / 2;
              return targets.some((o) => { if (o === e) return false; const b = box(o);
                const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
                return Math.hypot(dx, dy) < 12; }); };
            return targets.filter((e) => { const r = box(e); return r.width && (r.width < 24 || r.height < 24) && !inSentence(e) && (near(e) || e.matches('button, input, select')); })
              .map((e) => e.outerHTML.slice(0, 90));
        }"""
        )
    )


@pytest.mark.covers("U19", "U14")
@pytest.mark.parametrize("width", [360, 1280])
def test_focus_is_seen_and_never_hidden(visit: Visit, width: int) -> None:
    visitor = visit(width=width)
    for path in ALL:
        visitor.go(path)
        steps = _tab_through(visitor.page)
        assert len(steps) > 10
        assert [s for s in steps if s["hidden"] or not s["ring"]] == [], path


def _tab_through(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top to the bottom; say of each stop whether it is covered and whether it has a ring."""
    page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
    steps: list[dict[str, Any]] = []
    for _step in range(120):
        page.keyboard.press("Tab")
        step = page.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body || e.dataset.seen) return null;
            e.dataset.seen = '1'; e.scrollIntoView({block: 'nearest', behavior: 'instant'});
            const r = e.getBoundingClientRect(), on = document.elementFromPoint(Math.min(r.x + r.width / 2, innerWidth - 1), Math.min(Math.max(r.y + r.height / 2, 0), innerHeight - 1));
            const card = e.closest('.card'), style = getComputedStyle(e), around = card && getComputedStyle(card);
            return { html: e.outerHTML.slice(0, 90), hidden: !(on && (e === on || e.contains(on) || on.contains(e) || on.closest('label'))),
              ring: style.outlineStyle !== 'none' || (around && around.outlineStyle !== 'none') }; }"""
        )
        if step is None:
            break
        steps.append(step)
    return steps


@pytest.mark.covers("U21")
def test_help_stands_at_the_same_place_even_where_nothing_is(visit: Visit) -> None:
    """Every other page is measured in `tests/sweep`."""
    for width in (360, 1280):
        visitor = visit(width=width)
        boxes = []
        for path in [ALL[0], "/nothing/here/"]:
            visitor.go(path)
            place = "e => { const r = e.getBoundingClientRect(); return [r.x, r.y + scrollY, r.width, r.height]; }"
            boxes.append(visitor.page.locator("[data-help]").evaluate(place))
        assert all(box == boxes[0] for box in boxes), boxes


@pytest.mark.covers("U3")
def test_rungs_differ_without_colour(visit: Visit) -> None:
    page = visit().go("/gallery/records/")
    shots = {}
    for rung in Rung:
        icon = page.locator(f".rung-ladder [data-rung={rung.value}] .icon").first
        shots[rung] = Image.open(io.BytesIO(icon.screenshot())).convert("L").resize((24, 24))
    assert [(a, b) for a, b in combinations(Rung, 2) if _unlike(shots[a], shots[b]) < 8] == []


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two grey pictures, 0 to 255."""
    histogram = ImageChops.difference(one, other).histogram()
    return sum(level * count for level, count in enumerate(histogram)) / sum(histogram)


@pytest.mark.covers("U15")
@pytest.mark.parametrize(
    "language, words",
    [
        ("en", ["Signed + assessed", "You added", "Could not check", "Cancelled by its source", "Failed"]),
        (
            "es",
            [
                "Firmado y evaluado",
                "Usted lo añadió",
                "No se pudo revisar",
                "Anulado por su fuente",
                "No pasó",
            ],
        ),
    ],
)
def test_the_ear_hears_every_state(visit: Visit, language: str, words: list[str]) -> None:
    heard = visit(language=language).go("/gallery/records/").locator("main").aria_snapshot()
    assert [word for word in words if word not in heard] == []
    assert "undefined" not in heard
    assert not re.search(r"- (?:link|button|img|heading)\s*$", heard, re.MULTILINE)


@pytest.mark.covers("U25")
def test_a_course_keeps_its_own_language(visit: Visit) -> None:
    page = visit(language="es").go("/gallery/records/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", name="Certified Nursing Assistant")).to_have_attribute("lang", "en")


@pytest.mark.covers("U12")
@pytest.mark.parametrize("language", ["en", "es"])
def test_paper_keeps_words_codes_and_leaves_the_furniture(visit: Visit, language: str) -> None:
    visitor = visit(language=language, width=794)
    page = visitor.go("/gallery/records/")
    page.emulate_media(media="print")
    for words in (".verdict-word", ".rung-word", ".qr-code", ".check-state"):
        expect(page.locator(words).first).to_be_visible()
    for furniture in (".site-top", ".site-nav", ".site-foot", ".tabs"):
        expect(page.locator(furniture).first).to_be_hidden()
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1
        && e.clientWidth > 1 && getComputedStyle(e).overflowX !== 'visible').map((e) => e.className)"""
    )
    assert cut == []
    page = visitor.go("/gallery/frames/")
    page.emulate_media(media="print")
    expect(page.locator("[data-print-head]")).to_be_visible()
    expect(page.locator("main > .page > p.print-only")).to_be_visible()


@pytest.mark.covers("U8")
def test_everything_can_be_read_and_sent_without_script(visit: Visit) -> None:
    visitor = visit(width=360, script=False)
    for path in ALL:
        visitor.go(path)
        visitor.fits()
    page = visitor.go("/gallery/forms/")
    expect(page.locator(".file-drop input").first).to_be_visible()
    expect(page.locator("select").first).to_be_visible()
    expect(page.locator(".needs-script").first).to_be_hidden()
    page.locator("form.form button[type=submit]").first.click()
    expect(page.locator("#form-errors")).to_be_visible()


def test_a_dialog_opens_closes_and_gives_focus_back(visit: Visit) -> None:
    page = visit().go("/gallery/forms/")
    opener = page.get_by_role("link", name="Open a dialog")
    opener.click()
    expect(page.locator("dialog#ask")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#ask")).to_be_hidden()
    expect(opener).to_be_focused()


def test_what_was_typed_survives_a_change_of_language(visit: Visit) -> None:
    page = visit().go("/gallery/forms/")
    page.get_by_label("Your name").first.fill("Ana María")
    page.get_by_label("A job").first.check()
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_label("Su nombre").first).to_have_value("Ana María")
    expect(page.get_by_label("Un trabajo").first).to_be_checked()


@pytest.mark.covers("U14")
def test_a_long_choice_can_be_typed_by_keyboard(visit: Visit) -> None:
    page = visit().go("/gallery/forms/")
    box = page.get_by_role("combobox", name="College").first
    box.focus()
    page.keyboard.type("east")
    expect(page.locator(".combo-list [role=option]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value("East Los Angeles College")
    assert page.locator("select[name=plain-college]").input_value() == "ela"


@pytest.mark.covers("U14")
def test_several_choices_stand_as_chips_and_are_taken_out_by_keyboard(visit: Visit) -> None:
    page = visit().go("/gallery/forms/")
    box, sent = page.get_by_role("combobox", name="Skills").first, page.locator("select[name=plain-skills]")
    for typed in ("weld", "care"):
        box.focus()
        page.keyboard.type(typed)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_text(["Welding", "Patient care"])
    box.press("ArrowDown")  # what is chosen is not offered again
    expect(page.locator(".combo-list [role=option]")).to_have_text(["Customer service"])
    page.get_by_role("button", name="Take out: Welding").press("Enter")
    expect(box).to_be_focused()
    assert sent.evaluate("(one) => [...one.selectedOptions].map((o) => o.value)") == ["care"]


def test_a_chosen_file_is_named_with_its_size(visit: Visit) -> None:
    page = visit().go("/gallery/forms/")
    page.locator("input[type=file]").first.set_input_files(
        files=[{"name": "transcript.xml", "mimeType": "application/xml", "buffer": b"x" * 2048}]
    )
    expect(page.locator(".file-list").first).to_contain_text("transcript.xml")
    expect(page.locator(".file-list").first).to_contain_text("2 KB")


def test_the_browser_refuses_nothing_of_ours(visit: Visit) -> None:
    visitor, told = visit(), []
    visitor.page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    visitor.page.on("pageerror", lambda error: told.append(str(error)))
    for path in ALL:
        visitor.go(path)
    assert told == []
