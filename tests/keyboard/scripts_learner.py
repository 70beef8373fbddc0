"""What learners do by keyboard: sign up, sign in, add, accept, dispute, share and stop."""

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from accounts.models import RecoveryCard
from config.demo.people import PASSPHRASE
from core.clock import today
from passport.models import PassportLine, PassportSkill, Share
from tests.keyboard.conftest import Town
from tests.keyboard.keys import Keys

Seat = Callable[..., Keys]


def sign_up_with_a_recovery_card(sit_down: Seat, town: Town) -> Keys:
    keys = sit_down()
    keys.open("/")
    keys.enter("header a[href*='/accounts/signup/']", leads_to="/accounts/signup/")
    keys.write("username", "newcomer")
    keys.write("password1", "blue kettle seven rivers")
    keys.enter("main form button[type=submit], main form button:not([type])", leads_to="/account/card/$")
    expect(keys.page.locator("#recovery-code")).to_be_visible()
    keys.enter("button[name=fate][value=saved]", leads_to="/passport/$")
    assert RecoveryCard.objects.get(person__username="newcomer").fate == "saved"
    return keys


def sign_in_and_out(sit_down: Seat, town: Town) -> Keys:
    keys = sit_down()
    keys.open("/")
    keys.enter("header a[href*='/accounts/login/']", leads_to="/accounts/login/")
    keys.write("login", "ben")
    keys.write("password", PASSPHRASE)
    keys.enter("main form button[type=submit]", leads_to="/passport/")
    expect(keys.page.locator("h1")).to_contain_text("Ben Tovar")
    keys.enter("header form[action*=logout] button", leads_to=r"/$")
    expect(keys.find("header a[href*='/accounts/login/']")).to_be_visible()
    return keys


def add_a_record(sit_down: Seat, town: Town) -> Keys:
    keys = sit_down("ben")
    keys.open("/passport/")
    keys.enter("main a[href$='/passport/add/']", leads_to="/passport/add/$")
    keys.enter("main a[href$='/add/job/']", leads_to="/passport/add/job/$")
    keys.write("title", "Front desk and customer service")
    keys.write("source_name", "Corner Clinic")
    keys.date("starts_on", today() - timedelta(days=700))
    keys.enter("main form button:has-text('Add to my passport')", leads_to="/skills/$")
    keys.tick("input[name=skills]")
    keys.enter("main form[method=post] button:has-text('Save')", leads_to="/passport/")
    line = PassportLine.objects.of(town.cast["ben"]).get()
    assert (line.title, line.rung) == ("Front desk and customer service", "you_added")
    assert PassportSkill.objects.of(town.cast["ben"]).filter(line=line).count() == 1
    return keys


def accept_an_arriving_record(sit_down: Seat, town: Town) -> Keys:
    lines = PassportLine.objects.of(town.cast["amara"])
    before = lines.waiting().count()
    keys = sit_down("amara")
    keys.open("/passport/")
    keys.enter("#next a[href$='/passport/new/']", leads_to="/passport/new/$")
    keys.enter("form[action$='/do/accept/'] button", leads_to="/passport/")
    assert lines.waiting().count() == before - 1
    return keys


def dispute_a_record(sit_down: Seat, town: Town) -> Keys:
    line = PassportLine.objects.of(town.cast["amara"]).in_book().filter(rung="signed_assessed").last()
    assert line is not None
    keys = sit_down("amara")
    keys.open(f"/passport/records/{line.pk}/")
    keys.enter(f"a[href$='/records/{line.pk}/wrong/']", leads_to="/wrong/$")
    keys.choose("reason", keys.find("[name=reason]").get_attribute("value") or "")
    keys.write("words", "The grade is not mine.")
    keys.enter("main form button:has-text('Ask for a correction')", leads_to=r"/records/")
    line.refresh_from_db()
    assert line.state == "disputed"
    return keys


def share_and_stop(sit_down: Seat, town: Town) -> Keys:
    shares = Share.objects.of(town.cast["amara"])
    keys = sit_down("amara")
    keys.open("/passport/share/")
    keys.write("to", "Valley Care")
    keys.choose("purpose", "training_application")
    keys.tick("input[name=lines]")
    keys.date("until", today() + timedelta(days=20))
    keys.enter("main form.form button:has-text('Look at what')", leads_to="/share/sign/")
    keys.write("passphrase", PASSPHRASE)
    keys.enter("#sign button:has-text('Yes, sign')", leads_to="/passport/shares/")
    share = shares.latest("created_at")
    assert (share.to, share.purpose, share.stopped_at) == ("Valley Care", "training_application", None)
    keys.enter("form[action$='/stop/'] button", leads_to="/passport/shares/")
    share.refresh_from_db()
    assert share.stopped_at is not None
    return keys
