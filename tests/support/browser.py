"""The browser of the tests: Debian's Chromium, two widths, two languages, script on and off."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

WIDTHS = {"phone": 360, "desk": 1280}
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]


def chromium() -> str:
    """Where Chromium is; skips (or fails where a browser is required) when there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found:
        return found
    reason = os.environ.get("PASSPORT_NO_BROWSER_REASON", "no Chromium found: apt install chromium")
    if os.environ.get("PASSPORT_REQUIRE_BROWSER"):
        pytest.fail(f"Browser journeys were required: {reason}")
    pytest.skip(f"BROWSER JOURNEYS SKIPPED: {reason}")
    raise AssertionError  # not reached


def launch() -> Iterator[Browser]:
    """One browser for the session."""
    os.environ.setdefault(
        "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
    )  # Playwright's sync API runs an event loop here
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """One person at one screen."""

    context: BrowserContext
    page: Page
    origin: str
    language: str
    requests: list[str]

    def address(self, path: str) -> str:
        return f"{self.origin}{'/es' if self.language == 'es' else ''}{path}"

    def go(self, path: str) -> Page:
        """Open a page of the portal in this visitor's language; a server error fails the test."""
        # A page that loads itself anew at the same moment leaves the first call without an answer.
        answer = self.page.goto(self.address(path)) or self.page.reload()
        assert answer is not None
        assert answer.status < 500, f"{path} answered {answer.status}"
        return self.page

    def sign_in(self, username: str, passphrase: str) -> None:
        """Sign in by the form, as people do."""
        self.go("/accounts/login/")
        self.page.locator("input[name=login]").fill(username)
        self.page.locator("input[name=password]").fill(passphrase)
        self.page.locator("main form button[type=submit]").first.click()
        expect(self.page).not_to_have_url(re.compile(r"/accounts/login/"))

    def no_stranger_was_asked(self) -> None:
        """Every request went to the portal itself."""
        strangers = [url for url in self.requests if not url.startswith((self.origin, "data:", "blob:"))]
        assert strangers == []

    def is_accessible(self) -> None:
        """No serious finding of axe on the page as it stands (U13)."""
        findings = [
            f for f in Axe().run(self.page).response["violations"] if f["impact"] in ("serious", "critical")
        ]
        told = [f"{f['id']}: {f['help']} {[n['html'][:120] for n in f['nodes'][:3]]}" for f in findings]
        assert told == [], f"{self.page.url}: {told}"

    def fits(self) -> None:
        """Nothing scrolls sideways."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 1, f"{self.page.url} is {wide} px too wide"


def visit(
    browser: Browser,
    origin: str,
    *,
    width: int = 1280,
    language: str = "en",
    script: bool = True,
    **more: Any,
) -> Visitor:
    """A fresh visitor: own cookies, own screen."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        locale="es-US" if language == "es" else "en-US",
        timezone_id="America/Los_Angeles",
        **more,
    )
    context.set_default_timeout(15_000)
    page, requests = context.new_page(), []
    page.on("request", lambda request: requests.append(request.url))
    return Visitor(context, page, origin, language, requests)
