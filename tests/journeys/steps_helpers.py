"""What the recruiter and the case manager do."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from casework.intake_form import QUESTIONS
from config.demo.people import PASSPHRASE
from consent.models import Grant
from core.clock import now, today
from employers.models import SearchDocument
from passport.services import discovery
from tests.journeys.conftest import World
from tests.journeys.steps_college import look
from tests.journeys.steps_learner import fill_date
from tests.support.browser import Visitor


def find_by_skills(world: World) -> None:
    """With discovery on, lindqvist finds her as an anonymous card."""
    discovery.switch_on(world["amara"], by=world["amara"], language="en", reauth_at=now())
    handle = SearchDocument.objects.get(person=world["amara"]).handle
    lindqvist = world.enter("lindqvist")
    lindqvist.go("/employers/")
    look(lindqvist)
    lindqvist.go("/employers/?must=customer-service")
    look(lindqvist)
    main = lindqvist.page.locator("main")
    expect(main).to_contain_text(handle[:4].upper())
    expect(main).not_to_contain_text("Amara")
    expect(main).not_to_contain_text("Reyes")


def gone_from_search(world: World) -> None:
    """With it off she is gone, in the same transaction."""
    assert not SearchDocument.objects.filter(person=world["amara"]).exists()


def intake_with_consent(world: World, amara: Visitor) -> None:
    """Tran asks by the code she tells; she grants four of eleven fields; he sees those four; she stops it."""
    amara.go("/consent/code/")
    look(amara)
    if amara.page.locator("main form button").count():
        amara.page.locator("main form button").first.click()
    code = re.search(
        r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b", amara.page.locator("main").inner_text()
    )
    assert code
    tran = world.enter("tran")
    tran.go("/casework/")
    look(tran)
    tran.go("/casework/start/")
    look(tran)
    tran.page.locator("[name=code]").fill(code[0])
    name = tran.page.locator("[name=preferred_name]")
    if name.count():
        name.fill("Amara")
    tran.page.locator("main form button").first.click()
    expect(tran.page).to_have_url(re.compile(r"/casework/intakes/[0-9a-f-]{36}/"))
    look(tran)
    grant = Grant.objects.of(world["amara"]).filter(purpose="intake_prefill").latest("created_at")
    amara.go("/consent/requests/")
    look(amara)
    amara.go(f"/consent/requests/{grant.pk}/")
    look(amara)
    boxes = amara.page.locator("[name=things]")
    assert len(QUESTIONS) == 11
    assert boxes.count() > 4  # those of the eleven that her passport can answer
    for box in boxes.all():
        box.uncheck()
    for box in boxes.all()[:4]:
        box.check()
    fill_date(amara, "until", today() + timedelta(days=20))
    amara.page.locator("[name=passphrase]").fill(PASSPHRASE)
    amara.page.locator("button[name=answer][value=yes]").click()
    expect(amara.page).not_to_have_url(re.compile(f"requests/{grant.pk}/$"))
    tran.page.reload()
    look(tran)
    grant.refresh_from_db()
    assert grant.state == "given"
    amara.go(f"/consent/{grant.pk}/stop/")
    look(amara)
    amara.page.locator("main form button").first.click()
    tran.page.reload()
    grant.refresh_from_db()
    assert grant.state == "withdrawn"
    amara.go("/consent/looks/")
    look(amara)
