"""Credit for a certificate: ask, route, assess, offer, accept, post."""

import re
from pathlib import Path

import pikepdf
from playwright.sync_api import expect

from config.demo.people import PASSPHRASE
from credit_prior_learning.models import PetitionLine
from passport.models import PassportLine
from tests.journeys.conftest import World
from tests.journeys.steps_college import look, submit
from tests.support.browser import Visitor
from tests.support.worker import eventually


def again(visitor: Visitor, press: str) -> None:
    """Press; where the page asks who is there, answer and press once more."""
    visitor.page.locator(press).first.click()
    if "reauthenticate" in visitor.page.url:
        look(visitor)
        visitor.page.locator("input[name=password]").fill(PASSPHRASE)
        visitor.page.locator("main form button").first.click()
        expect(visitor.page).not_to_have_url(re.compile("reauthenticate"))
        if visitor.page.locator(press).count():
            visitor.page.locator(press).first.click()


def ask(world: World, amara: Visitor, folder: Path) -> PetitionLine:
    """Proof, college and course, goal, consent."""
    amara.go("/credit/")
    look(amara)
    proof = folder / "cna.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(proof)
    amara.go("/credit/new/")
    look(amara)
    form = amara.page.locator("form[enctype]")
    kind = form.locator("[name=kind]").first
    if kind.evaluate("e => e.tagName") == "SELECT":
        kind.select_option("industry_credential")
    else:
        form.locator("[name=kind][value=industry_credential]").check()
    form.locator("[name=title]").fill("Certified Nurse Assistant")
    form.locator("[name=source_name]").fill("State of California")
    form.locator("input[type=file]").set_input_files(str(proof))
    form.locator("button").last.click()
    expect(amara.page).to_have_url(re.compile(r"/credit/new/[0-9a-f-]{36}/"))
    base = re.search(r"/credit/new/[0-9a-f-]{36}/", amara.page.url)
    assert base
    course = world.organizations["riverbend"]
    amara.go(f"{base[0]}course/?college={course.pk}&q=HLTH+20")
    look(amara)
    amara.page.locator("main form[method=post] [name=course]").first.check()
    amara.page.locator("main form[method=post] [name=grade_basis]").first.check()
    amara.page.locator("main form[method=post] button").first.click()
    expect(amara.page).to_have_url(re.compile(r"/goal/"))
    look(amara)
    amara.page.locator("main form [name=goal]").first.check()
    amara.page.locator("main form button").first.click()
    expect(amara.page).to_have_url(re.compile(r"/send/"))
    look(amara)
    amara.page.locator("[name=agree]").check()
    amara.page.locator("[name=attest]").check()
    again(amara, "main form.form button")
    eventually(
        lambda: PetitionLine.objects.filter(petition__learner=world["amara"]).exclude(state="draft").exists(),
        what="sent",
    )
    return PetitionLine.objects.get(petition__learner=world["amara"])


def route(world: World, line: PetitionLine) -> Visitor:
    """Dao takes it in and routes it to okafor."""
    dao = world.enter("dao")
    dao.go("/credit/queue/")
    look(dao)
    dao.go(f"/credit/cases/{line.pk}/")
    look(dao)
    submit(dao, "/moves/assign/")
    dao.go(f"/credit/cases/{line.pk}/")
    box = dao.page.locator('form[action$="/route/"] [name=assessor]').first
    if box.evaluate("e => e.tagName") == "SELECT":
        box.select_option(str(world["okafor"].pk))
    else:
        box.check()
    submit(dao, "/route/")
    line.refresh_from_db()
    assert line.state == "faculty_assessment"
    return dao


def assess(world: World, line: PetitionLine) -> None:
    """Okafor attests to no conflict, scores every outcome and recommends; posting is not hers."""
    okafor = world.enter("okafor")
    okafor.go("/credit/queue/")
    look(okafor)
    okafor.go(f"/credit/cases/{line.pk}/assess/")
    look(okafor)
    okafor.page.locator("button[name=attest]").click()
    okafor.go(f"/credit/cases/{line.pk}/assess/")
    look(okafor)
    page = okafor.page
    for number in range(1, len(line.course.outcomes) + 1):
        page.locator(f"[name$=score_{number}][value='3']").check()
        page.locator(f"[name$=comment_{number}]").fill("Skills check-off, page 1")
        evidence = page.locator(f"[name$=evidence_{number}]").first
        if evidence.evaluate("e => e.tagName") == "SELECT":
            evidence.select_option(index=evidence.locator("option").count() - 1)
        else:
            evidence.check()
    page.locator("[name$=statement]").fill("Shown well in the skills check-off.")
    page.locator("main form button").first.click()
    okafor.go(f"/credit/cases/{line.pk}/decide/")
    look(okafor)
    units, grade = page.locator("[name$=units]").first, page.locator("[name$=grade]").first
    units.fill("3")
    if grade.evaluate("e => e.tagName") == "SELECT":
        grade.select_option("P")
    page.locator("#recommend").click()
    line.refresh_from_db()
    assert line.state == "articulation_check"
    answer = okafor.page.goto(okafor.address(f"/credit/cases/{line.pk}/post/"))
    assert answer is not None
    assert answer.status in (403, 404)


def offer_and_accept(world: World, dao: Visitor, amara: Visitor, line: PetitionLine) -> None:
    """Dao clears and publishes; amara reads the terms and accepts."""
    for move in ("clear", "publish"):
        dao.go(f"/credit/cases/{line.pk}/")
        submit(dao, f"/moves/{move}/")
    amara.go(f"/credit/requests/{line.pk}/")
    look(amara)
    amara.go(f"/credit/requests/{line.pk}/offer/")
    look(amara)
    again(amara, 'form[action$="/offer/accept/"] button')
    line.refresh_from_db()
    assert line.state == "accepted"


def post(world: World, line: PetitionLine) -> None:
    """Ruiz sees the line as it will be printed, posts it and gets a confirmation id; assessing is not hers."""
    ruiz = world.enter("ruiz")
    answer = ruiz.page.goto(ruiz.address(f"/credit/cases/{line.pk}/assess/"))
    assert answer is not None
    assert answer.status in (403, 404)
    ruiz.go(f"/credit/cases/{line.pk}/post/")
    look(ruiz)
    submit(ruiz, "/moves/take_up/")
    ruiz.go(f"/credit/cases/{line.pk}/post/")
    look(ruiz)
    ruiz.page.locator('main form:not([action*="moves"]) button').first.click()
    eventually(
        lambda: PetitionLine.objects.get(pk=line.pk).state == "posted",
        seconds=60,
        what="posted with confirmation",
    )
    eventually(
        lambda: PassportLine.objects.of(world["amara"]).waiting().exists(), what="it arrived in her passport"
    )
