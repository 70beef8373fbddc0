"""Every page in Chromium: it fits, it is accessible, and it works without script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.accounts.factories import PASSPHRASE
from tests.credit_prior_learning import factories as make
from tests.institutions.factories import CatalogCourseFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.covers("U46", "U36")
def test_every_page_fits_and_is_accessible(visit: Callable[..., Any]) -> None:
    """On a phone, in Spanish; `tests/sweep` walks them at the desk and in English."""
    c = make.cast()
    lines = {
        state: make.line_in(state, c, course=CatalogCourseFactory(organization=c.college))
        for state in ("submitted", "faculty_assessment", "offered", "registrar_review")
    }
    tours = {
        "amara": [
            "/",
            "/new/",
            f"/requests/{lines['offered'].pk}/",
            f"/requests/{lines['offered'].pk}/offer/",
        ],
        "dao": ["/queue/", f"/cases/{lines['submitted'].pk}/", f"/cases/{lines['faculty_assessment'].pk}/"],
        "okafor": [f"/cases/{lines['faculty_assessment'].pk}/assess/"],
        "ruiz": [f"/cases/{lines['registrar_review'].pk}/post/"],
    }
    for name, paths in tours.items():
        visitor = visit(width=360, language="es")
        visitor.sign_in(name, PASSPHRASE)
        for path in paths:
            visitor.go("/credit" + path)
            visitor.fits()
            visitor.is_accessible()
        visitor.no_stranger_was_asked()


@pytest.mark.covers("U46")
def test_faculty_decide_on_a_phone_without_script(visit: Callable[..., Any]) -> None:
    c = make.cast()
    line = make.line_in("faculty_assessment", c)
    visitor = visit(width=360, script=False)
    visitor.sign_in("okafor", PASSPHRASE)
    page = visitor.go("/credit/queue/")
    page.get_by_role("link", name="Basics of care").click()
    page.get_by_role("link", name="Assess").click()
    page.get_by_role("button", name="This is my answer").click()
    for number in (1, 2):
        page.locator(f"input[name=score_{number}][value='3']").check()
        page.locator(f"[name=comment_{number}]").fill("Skills check-off, page 1")
    page.locator("[name=statement]").fill("Shows safe, calm work with patients.")
    page.get_by_role("button", name="Save scores and go on").click()
    expect(page.get_by_text("These scores pass")).to_be_visible()
    page.get_by_role("button", name="Recommend credit").click()
    line.refresh_from_db()
    assert line.state == "articulation_check"


@pytest.mark.covers("L46")
def test_the_learner_signs_in_again_and_the_offer_is_accepted(visit: Callable[..., Any]) -> None:
    c = make.cast()
    line = make.line_in("offered", c)
    visitor = visit(width=360, script=False)
    visitor.sign_in("amara", PASSPHRASE)
    page = visitor.go(f"/credit/requests/{line.pk}/offer/")
    page.get_by_role("button", name="Yes, I accept").click()
    page.locator("input[name=password]").fill(PASSPHRASE)
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_role("heading", name="You accepted – waiting for Records")).to_be_visible()
    line.refresh_from_db()
    assert line.state == "accepted"
