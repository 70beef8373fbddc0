"""Step 8 of the story in the browser: four of eleven fields, until a day, stopped at once."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from consent.services import ledger
from tests.accounts.factories import PASSPHRASE
from tests.casework.factories import SECRETS, Cast
from tests.support.browser import Visitor

PICTURES = os.environ.get("PASSPORT_PICTURES", "")
TICKED = ("called", "phone", "certificates", "skills")
WORDS = {
    "en": ("No clients yet", "Access ended on", "tried to look and saw nothing"),
    "es": ("Aún no hay clientes", "El acceso terminó el", "intentó mirar y no vio nada"),
}


def seen(visitor: Visitor, name: str) -> None:
    """The page as it stands: accessible, within its width, and kept as a picture where one is asked for."""
    visitor.is_accessible()
    visitor.fits()
    if PICTURES:
        width = visitor.page.viewport_size["width"]
        path = Path(PICTURES) / f"{name}-{visitor.language}-{width}.png"
        visitor.page.screenshot(path=str(path), full_page=True)


@pytest.mark.journey
@pytest.mark.covers("L3", "L13")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width, language, script", [(360, "es", True), (1280, "en", False)])
def test_tran_sees_four_fields_until_amara_stops_it(
    visit: Callable[..., Visitor], width: int, language: str, script: bool
) -> None:
    cast = Cast()
    empty, ended, tried = WORDS[language]
    amara = visit(width=width, language=language, script=script)
    tran = visit(width=width, language=language, script=script)
    amara.sign_in(cast.amara.username, PASSPHRASE)
    tran.sign_in(cast.tran.person.username, PASSPHRASE)

    def look(visitor: Visitor, name: str) -> None:
        if script:
            seen(visitor, name)

    amara.go("/consent/")
    look(amara, "mine-empty")
    amara.go("/consent/code/")
    amara.page.locator("main form button").click()
    code = amara.page.locator("#my-code").inner_text()
    look(amara, "code")

    tran.go("/casework/")
    expect(tran.page.get_by_text(empty)).to_be_visible()
    look(tran, "today-empty")
    tran.go("/casework/start/")
    look(tran, "start")
    tran.page.locator("[name=code]").fill(code)
    tran.page.locator("[name=preferred_name]").fill("Ama")
    tran.page.locator("main form button").click()
    expect(tran.page).to_have_url(re.compile("/casework/intakes/"))
    look(tran, "intake-waiting")

    amara.go("/consent/requests/")
    look(amara, "questions")
    amara.page.locator("main .card a").first.click()
    look(amara, "card")
    amara.page.locator("button[value=yes]").click()
    expect(amara.page.locator(".field-error").first).to_be_visible()
    look(amara, "card-errors")
    for field in TICKED:
        amara.page.locator(f"input[value='intake_field:{field}']").check()
    amara.page.locator("[name=passphrase]").fill(PASSPHRASE)
    amara.page.locator("button[value=yes]").click()
    expect(amara.page).to_have_url(re.compile(r"/consent/[0-9a-f-]{36}/$"))
    grant_page = amara.page.url
    look(amara, "open")

    tran.page.reload()
    body = tran.page.content()
    assert {field: SECRETS[field] in body for field in SECRETS} == {f: f in TICKED for f in SECRETS}
    look(tran, "intake-filled")
    tran.go("/casework/")
    look(tran, "today")
    tran.page.go_back()
    tran.page.locator("main a[href$='/print/']").click()
    look(tran, "paper")
    tran.page.go_back()

    amara.page.locator("main a[href$='/receipt/']").click()
    look(amara, "receipt")
    amara.page.goto(f"{grant_page}stop/")
    look(amara, "stop")
    amara.page.locator("form.confirm button").click()
    look(amara, "stopped")

    tran.page.reload()
    expect(tran.page.locator("h1")).to_contain_text(ended)
    assert not [secret for secret in SECRETS.values() if secret in tran.page.content()]
    look(tran, "ended")

    amara.go("/consent/looks/?check=1")
    expect(amara.page.get_by_text(tried)).to_be_visible()
    look(amara, "looks")
    amara.go("/consent/")
    look(amara, "mine")
    for visitor in (amara, tran):
        visitor.no_stranger_was_asked()
    assert ledger.verify(cast.amara).whole
