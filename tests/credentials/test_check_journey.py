"""A stranger checks a record on a phone and on a desk, with script and without, in two languages."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from credentials import addresses
from tests.credentials import factories

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def _picture(visitor: Any, name: str) -> None:
    """Pictures for the eye, where an operator of the tests names a folder."""
    folder = os.environ.get("PASSPORT_PICTURES")
    if folder:
        visitor.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.covers("S13", "S16", "U15")
@pytest.mark.parametrize(
    ("width", "language", "script"),
    [(360, "en", False), (360, "es", True), (1280, "en", True)],
    ids=["phone without script", "phone in Spanish", "desk"],
)
def test_a_stranger_checks_a_file(
    visit: Callable[..., Any], tmp_path: Path, width: int, language: str, script: bool
) -> None:
    award = factories.award()
    good, changed = tmp_path / "record.json", tmp_path / "changed.json"
    good.write_bytes(award.document)
    changed.write_bytes(award.document.replace(b"Sociology", b"Psychology"))
    visitor = visit(width=width, language=language, script=script)
    name = f"{width}-{language}"
    page = visitor.go("/check/")
    visitor.fits()
    _picture(visitor, f"box-{name}")
    for file, verdict in ((good, "passed"), (changed, "failed")):
        page.goto(visitor.address("/check/"))
        page.set_input_files("input[type=file]", str(file))
        page.locator("main form button").last.click()
        page.wait_for_selector(f"section[data-verdict={verdict}]")
        visitor.fits()
        if script:
            visitor.is_accessible()
        _picture(visitor, f"{verdict}-{name}")
    page.goto(visitor.address("/check/"))
    page.set_input_files("input[type=file]", [str(good), str(changed)])
    page.locator("main form button").last.click()
    page.wait_for_selector("table")
    visitor.fits()
    if script:
        visitor.is_accessible()
    page.goto(visitor.address("/check/"))
    page.fill("textarea", "https://elsewhere.example.org/badge/7")
    page.locator("main form button").last.click()
    page.wait_for_selector("section[data-verdict=could_not_check]")
    _picture(visitor, f"unknown-{name}")
    visitor.no_stranger_was_asked()


@pytest.mark.covers("S123")
def test_a_record_has_a_page_of_its_own(visit: Callable[..., Any]) -> None:
    college, learner = factories.college(), factories.person()
    awards = [factories.award(college, learner) for _ in range(2)]
    transcript = factories.transcript(college, learner, awards)
    visitor = visit(width=360)
    visitor.go(f"/credentials/{transcript.public_id}/")
    visitor.fits()
    visitor.is_accessible()
    assert visitor.page.locator("section[data-verdict=passed]").count() == 3
    _picture(visitor, "record")


_CAMERA = """
window.BarcodeDetector = class { async detect() { return [{rawValue: %s}]; } };
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
"""


@pytest.mark.covers("U75")
def test_all_four_ways_in_work_signed_out(visit: Callable[..., Any], tmp_path: Path) -> None:
    """File, link, short code and a scan; the camera of this machine is a drawn one."""
    award = factories.award()
    file = tmp_path / "record.json"
    file.write_bytes(award.document)
    visitor = visit(width=360)
    page = visitor.page
    link = addresses.credential_url(award.public_id)
    page.add_init_script(_CAMERA % json.dumps(link))
    ways = (
        lambda: page.set_input_files("input[type=file]", str(file)),
        lambda: page.fill("textarea", link),
        lambda: page.fill("textarea", award.code),
    )
    for choose in ways:
        page.goto(visitor.address("/check/"))
        choose()
        page.get_by_role("button", name="Check", exact=True).click()
        page.wait_for_selector("section[data-verdict=passed]")
    page.goto(visitor.address("/check/"))
    visitor.is_accessible()
    page.get_by_role("button", name="Scan a code with the camera").click()
    page.wait_for_selector("section[data-verdict=passed]")
    assert "We kept nothing of this check" in page.text_content("main")
    visitor.no_stranger_was_asked()


@pytest.mark.covers("U75")
def test_a_browser_that_cannot_scan_says_what_can(visit: Callable[..., Any]) -> None:
    visitor = visit(width=360)
    visitor.page.add_init_script("delete window.BarcodeDetector")
    page = visitor.go("/check/")
    assert page.get_by_text("This browser cannot scan").is_visible()
    assert not page.get_by_role("button", name="Scan a code with the camera").is_visible()
