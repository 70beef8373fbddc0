"""A person who has a keyboard and no mouse: every stop of Tab must show where they are (U14, U19)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import ElementHandle, Locator, Page, expect

from config.demo.people import PASSPHRASE
from tests.support.browser import Visitor

#: More stops than the longest page of the scripts has: whoever walks past this many walks in a circle.
FAR = 200

#: Runs in each page before its own scripts: a mouse that was used is remembered.
NO_MOUSE = """
for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
  addEventListener(kind, () => { sessionStorage.setItem('mouse', kind); }, true);
"""

#: What the eye finds at the focused element: a ring of 2 px or more, on screen, with nothing lying on it.
LOOK = """(wanted) => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const ringed = [e, e.closest('label'), e.closest('.card'), e.closest('.file-drop'), e.nextElementSibling].filter(Boolean);
  const ring = ringed.some((r) => { const s = getComputedStyle(r);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== 'rgba(0, 0, 0, 0)'; });
  const b = (e.closest('.file-drop') || e).getBoundingClientRect();
  const x = Math.min(Math.max(b.x + b.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(b.y + Math.min(b.height / 2, 20), 0), innerHeight - 1);
  const on = document.elementFromPoint(x, y);
  const seen = b.width > 1 && b.height > 1 && b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth;
  const free = !!on && (on === e || e.contains(on) || on.contains(e) || !!on.closest('label, .file-drop'));
  const skips = e.matches('.skip-link') && !!wanted && document.getElementById('main').contains(wanted);
  return { html: e.outerHTML.slice(0, 160), ring, seen, free, there: e === wanted, skips };
}"""


@dataclass
class Keys:
    """One person at one keyboard."""

    visitor: Visitor
    steps: int = 0

    def __post_init__(self) -> None:
        # The machine's file box is caught from the start: switched on at the key press, it may come too late.
        self.page.on("filechooser", lambda _box: None)

    @property
    def page(self) -> Page:
        return self.visitor.page

    def open(self, path: str) -> None:
        """Type an address: the only way in besides links and buttons."""
        self.visitor.go(path)

    def find(self, selector: str) -> Locator:
        """The first such thing that is on the page."""
        return self.page.locator(f"{selector} >> visible=true").first

    def tab_to(self, target: Locator | str) -> None:
        """Press Tab until the target has the focus, past the header by its skip link; each stop is seen."""
        wanted = self.find(target) if isinstance(target, str) else target
        expect(wanted).to_be_attached()
        element = wanted.element_handle()
        for _step in range(FAR):
            found = self.press("Tab", wanted=element)
            if found and found["there"]:
                return
            if found and found["skips"]:
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{self.page.url}: Tab never reaches {wanted}")

    def press(self, key: str, *, wanted: ElementHandle | None = None) -> dict[str, Any] | None:
        """Press one key; whatever has the focus then is seen: returns what was found, None for nothing."""
        self.page.keyboard.press(key)
        found = self._look_until_still(wanted)
        if found is None:
            return None
        self.steps += 1
        assert found["ring"], f"{self.page.url}: no ring after {key}: {found['html']}"
        assert (found["seen"], found["free"]) == (True, True), f"{self.page.url}: hidden after {key}: {found}"
        return found

    def _look_until_still(self, wanted: ElementHandle | None) -> dict[str, Any] | None:
        """What the eye finds; a page that is still scrolling gets half a second to come to rest."""
        for _glance in range(10):
            found: dict[str, Any] | None = self.page.evaluate(LOOK, wanted)
            if found is None or (found["ring"] and found["seen"] and found["free"]):
                return found
            self.page.wait_for_timeout(50)
        return found

    def enter(self, target: Locator | str, *, leads_to: str) -> None:
        """Go to a link or button and press Enter; waits for the page whose path matches the pattern."""
        self.tab_to(target)
        with self.page.expect_navigation(url=lambda url: bool(re.search(leads_to, url.split("#")[0]))):
            self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        """Go to a field and type."""
        field = self.find(f"[name={name}]")
        self.tab_to(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)
        expect(field).to_have_value(words)

    def tick(self, target: Locator | str) -> None:
        """Go to a box and press Space."""
        self.tab_to(target)
        box = self.find(target) if isinstance(target, str) else target
        was = box.is_checked()
        self.press("Space")
        expect(box).to_be_checked(checked=not was)

    def choose(self, name: str, value: str) -> None:
        """One of several: arrows in a group of radio buttons or in a list."""
        first = self.find(f"[name={name}]")
        if first.evaluate("e => e.tagName") == "SELECT":
            self.tab_to(first)
            self._down_to(lambda: first.input_value() == value)
            return
        self.tab_to(self._stop_of_group(name))
        self.press("Space")
        wanted = self.page.locator(f"[name={name}][value='{value}']")
        self._down_to(wanted.is_checked)

    def _stop_of_group(self, name: str) -> Locator:
        """Tab stops once in a group: at the chosen one, else at the first."""
        chosen = self.page.locator(f"[name={name}]:checked")
        return chosen.first if chosen.count() else self.find(f"[name={name}]")

    def _down_to(self, there: Callable[[], bool]) -> None:
        for _step in range(60):
            if there():
                return
            self.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: arrows never reach the choice")

    def date(self, name: str, day: date) -> None:
        """A date in its three parts, in whatever order the page asks them."""
        parts = {f"{name}_{part}": str(getattr(day, part)) for part in ("month", "day", "year")}
        order = self.page.locator(f"[name^={name}_]").evaluate_all("all => all.map((e) => e.name)")
        for part in order:
            if self.find(f"[name={part}]").evaluate("e => e.tagName") == "SELECT":
                self.choose(part, parts[part])
            else:
                self.write(part, parts[part])

    def file(self, name: str, path: Path) -> None:
        """Open the machine's own file box by Space; what happens in it is the machine's."""
        self.tab_to(self.page.locator(f"input[type=file][name={name}]"))
        with self.page.expect_file_chooser() as box:
            self.page.keyboard.press("Space")
        box.value.set_files(str(path))

    def sign_in(self, username: str) -> None:
        self.open("/accounts/login/")
        self.write("login", username)
        self.write("password", PASSPHRASE)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def used_no_mouse(self) -> None:
        """The script was done with keys alone, and there was something to see at each step."""
        assert self.page.evaluate("sessionStorage.getItem('mouse')") is None
        assert self.steps > 3
