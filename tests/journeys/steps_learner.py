"""What the learner does: accept, dispute, add, share, print."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from config.demo.people import PASSPHRASE
from core.clock import today
from passport.models import Export, PassportLine, Share, ShareLine
from tests.journeys.conftest import World
from tests.journeys.steps_college import look
from tests.support.browser import Visitor
from tests.support.worker import eventually


def fill_date(visitor: Visitor, name: str, day: object) -> None:
    """Type a date into its parts."""
    year, month, date = str(day).split("-")
    form = visitor.page
    for part, value in (("year", year), ("day", str(int(date)))):
        form.locator(f"[name={name}_{part}]").fill(value)
    box = form.locator(f"[name={name}_month]")
    if box.evaluate("e => e.tagName") == "SELECT":
        box.select_option(str(int(month)))
    else:
        box.fill(str(int(month)))


def decide_about_arrivals(world: World, amara: Visitor) -> None:
    """She accepts one, disputes one, accepts the rest; nothing was shareable before."""
    lines = PassportLine.objects.of(world["amara"])
    arrived = [(line.title, line.state) for line in lines]
    assert lines.waiting().count() > 3, arrived
    assert lines.shareable().count() == 0
    amara.go("/passport/")
    look(amara)
    amara.go("/passport/new/")
    look(amara)
    amara.page.locator('form[action$="/do/accept/"] button').first.click()
    amara.go("/passport/new/")
    amara.page.locator('a[href$="/wrong/"]').first.click()
    look(amara)
    amara.page.locator("main form [name=reason]").first.check()
    amara.page.locator("main form button").first.click()
    assert lines.filter(state="disputed").count() == 1
    amara.go("/passport/new/")
    amara.page.locator('form[action$="/new/accept/"] button').first.click()
    expect(amara.page.locator("main")).to_be_visible()
    assert lines.waiting().count() == 0


def add_a_job(world: World, amara: Visitor) -> None:
    """She adds a job of her own; it stands at "You added"."""
    amara.go("/passport/add/")
    look(amara)
    amara.go("/passport/add/job/")
    look(amara)
    amara.page.locator("[name=title]").fill("Front desk and customer service")
    amara.page.locator("[name=source_name]").fill("Corner Clinic")
    fill_date(amara, "starts_on", "2021-06-01")
    amara.page.locator("main form button").first.click()
    expect(amara.page).not_to_have_url(re.compile(r"/add/job/$"))
    look(amara)
    if amara.page.url.endswith("/skills/"):
        for box in amara.page.locator("[name=skills]").all():
            box.check()
        amara.page.locator("main form[method=post] button").first.click()
    line = PassportLine.objects.of(world["amara"]).get(title="Front desk and customer service")
    assert (line.rung, line.state) == ("you_added", "accepted")


def share_six_lines(world: World, amara: Visitor) -> str:
    """Six lines for an employer, for 30 days, after the preview and a fresh sign-in; returns the link's path."""
    amara.go("/passport/share/")
    look(amara)
    amara.page.locator("[name=to]").fill("Harbor Homes")
    for box in amara.page.locator("[name=lines]").all()[:6]:
        box.check()
    fill_date(amara, "until", today() + timedelta(days=30))
    purpose = amara.page.locator("[name=purpose]").first
    if purpose.evaluate("e => e.tagName") == "SELECT":
        purpose.select_option("employer_share")
    else:
        amara.page.locator("[name=purpose][value=employer_share]").check()
    amara.page.locator("main form.form button").first.click()
    expect(amara.page).to_have_url(re.compile(r"/passport/share/sign/"))
    look(amara)
    amara.page.locator("[name=passphrase]").fill(PASSPHRASE)
    amara.page.locator("#sign form button").first.click()
    expect(amara.page).to_have_url(re.compile(r"/passport/shares/[0-9a-f-]{36}/"))
    look(amara)
    expect(amara.page.locator("main svg").first).to_be_visible()  # the QR code, drawn without script
    share = Share.objects.of(world["amara"]).get()
    assert ShareLine.objects.of(world["amara"]).filter(share=share).count() == 6
    return f"/s/{share.token}/"


def print_the_passport(world: World, amara: Visitor) -> bytes:
    """She asks for a printed copy, watches it being made by the worker, and saves it."""
    amara.go("/passport/copies/")
    look(amara)
    amara.page.locator('form[action$="/copies/new/"] button').first.click()
    eventually(
        lambda: Export.objects.of(world["amara"]).filter(state="ready").exists(),
        seconds=90,
        what="the copy is ready",
    )
    export = Export.objects.of(world["amara"]).get()
    amara.go(f"/passport/copies/{export.pk}/")
    look(amara)
    with amara.page.expect_download() as saved:
        amara.page.locator(f'a[href$="/copies/{export.pk}/file/"]').first.click()
    return saved.value.path().read_bytes()
