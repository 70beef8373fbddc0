"""What checkers, staff and employers do by keyboard; and the learner's yes and no to them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import expect

from accounts.models import Membership
from casework.models import Intake
from casework.services import intakes
from config.demo import story
from config.demo.people import PASSPHRASE
from consent.models import Grant
from consent.services import codes
from core.clock import today
from credit_prior_learning.models import PetitionLine
from institutions.models import CatalogCourse, ImportDocument, TranscriptImport
from passport.models import PassportLine
from tests.credit_prior_learning import factories as petitions
from tests.keyboard.conftest import Town
from tests.keyboard.keys import Keys
from tests.support import run

Seat = Callable[..., Keys]


def _file(name: str, data: bytes) -> Path:
    path = Path(mkdtemp(dir=run.FILES)) / name
    path.write_bytes(data)
    return path


def check_a_file(sit_down: Seat, town: Town) -> Keys:
    line = PassportLine.objects.of(town.cast["amara"]).filter(credential__isnull=False).first()
    assert line is not None
    assert line.credential is not None
    keys = sit_down()
    keys.open("/")
    keys.enter("footer a[href$='/check/']", leads_to="/check/$")
    keys.file("file", _file("record.json", bytes(line.credential.document)))
    keys.enter("main form button:has-text('Check')", leads_to="/check/$")
    expect(keys.page.locator("[data-verdict]").first).to_have_attribute("data-verdict", "passed")
    keys.enter("main a.button[href$='/check/']", leads_to="/check/$")
    return keys


def give_and_withdraw_consent(sit_down: Seat, town: Town) -> Keys:
    amara = town.cast["amara"]
    tran = Membership.objects.active().get(person=town.cast["tran"])
    code = codes.show(amara, by=amara).sealed_code
    intakes.start(code, preferred_name="Amara", by=tran)
    grant = Grant.objects.of(amara).filter(purpose="intake_prefill").latest("created_at")
    keys = sit_down("amara")
    keys.open("/consent/")
    keys.enter(f"main a[href$='/requests/{grant.pk}/']", leads_to=f"/requests/{grant.pk}/$")
    keys.tick("input[name=things]")
    keys.date("until", today() + timedelta(days=10))
    keys.write("passphrase", PASSPHRASE)
    keys.enter("button[name=answer][value=yes]", leads_to=r"/consent/(?!requests/[0-9a-f-]{36})")
    grant.refresh_from_db()
    assert grant.state == "given"
    keys.open("/consent/")
    keys.enter(f"main a[href$='/{grant.pk}/stop/']", leads_to="/stop/$")
    keys.enter("main form button:has-text('Yes, stop')", leads_to=r"/consent/(?!.*stop)")
    grant.refresh_from_db()
    assert grant.state == "withdrawn"
    return keys


def upload_and_review_an_import(sit_down: Seat, town: Town) -> Keys:
    amara = town.cast["amara"]
    data = story.transcript_of(amara, town.organizations["riverbend"], seed=11, number="771122334")
    keys = sit_down("ruiz")
    keys.open("/institutions/")
    keys.enter("main a[href$='/files/new/']", leads_to="/files/new/$")
    keys.file("file", _file("amara.xml", data))
    keys.enter("main form button:has-text('Send')", leads_to=r"/files/[0-9a-f-]{36}/")
    file = TranscriptImport.objects.latest("created_at")
    keys.enter(f"main a[href$='/files/{file.pk}/review/']", leads_to="/review/$")
    keys.enter(f"button[name=choice][value='{amara.pk}']", leads_to="/review/")
    keys.enter(f"main a[href$='/files/{file.pk}/approve/']", leads_to="/approve/$")
    keys.enter("main form button:has-text('Post and sign')", leads_to=r"/files/[0-9a-f-]{36}/$")
    file.refresh_from_db()
    assert file.state == "done"
    assert ImportDocument.objects.get(import_file=file).state == "issued"
    return keys


def assess_a_petition(sit_down: Seat, town: Town) -> Keys:
    line = _waiting_for_okafor(town)
    keys = sit_down("okafor")
    keys.open("/home/")
    keys.enter(f"main a[href$='/cases/{line.pk}/']", leads_to=f"/cases/{line.pk}/$")
    keys.enter(f"main a[href$='/cases/{line.pk}/assess/']", leads_to="/assess/$")
    keys.enter("button[name=attest]", leads_to="/assess/$")
    for number in range(1, len(line.course.outcomes) + 1):
        keys.choose(f"score_{number}", "3")
        keys.write(f"comment_{number}", "Skills check-off, page 1")
    keys.write("statement", "Shown well in the skills check-off.")
    keys.enter("main form button:has-text('Save scores')", leads_to="/decide/$")
    keys.write("units", "3")
    keys.enter("#recommend", leads_to="/credit/queue/$")
    line.refresh_from_db()
    assert line.state == "articulation_check"
    return keys


def _waiting_for_okafor(town: Town) -> PetitionLine:
    """Ben's request for HLTH 20, sent by him and routed by dao."""
    course = CatalogCourse.objects.get(organization=town.organizations["riverbend"], number="20")
    college, elsewhere = town.organizations["riverbend"], town.organizations["butte-sample"]
    names = ("amara", "okafor", "dao", "ruiz", "haddad", "stranger")
    people = {name: town.cast[name] for name in names}
    others = dict.fromkeys(("clerk", "chemist", "far_faculty"), town.cast["dao"])
    cast = petitions.Cast(college=college, elsewhere=elsewhere, course=course, **people, **others)
    return petitions.line_in("faculty_assessment", cast, learner=town.cast["ben"])


def search_and_read_the_cards(sit_down: Seat, town: Town) -> Keys:
    keys = sit_down("lindqvist")
    keys.open("/home/")
    keys.write("ad", "Case management at a shelter")
    keys.enter("main form[role=search] button", leads_to=r"/employers/\?")
    cards = keys.page.locator("main .card")
    expect(cards.first).to_be_visible()
    assert cards.count() >= 5
    keys.tick("[name=signed_only]")
    keys.enter("main form[role=search] button", leads_to="signed_only=on")
    expect(keys.page.locator("main h2").first).to_contain_text("Nobody matches")
    return keys


def start_an_intake(sit_down: Seat, town: Town) -> Keys:
    ben = town.cast["ben"]
    code = codes.show(ben, by=ben).sealed_code
    keys = sit_down("tran")
    keys.open("/home/")
    keys.enter("main a[href$='/casework/start/']", leads_to="/casework/start/$")
    keys.write("code", code)
    keys.write("preferred_name", "Ben")
    keys.enter("main form button:has-text('Start and ask')", leads_to=r"/intakes/[0-9a-f-]{36}/")
    assert Intake.objects.filter(client__preferred_name="Ben").count() == 1
    return keys
