"""One true story through the whole portal, by real people at real screens."""

import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.utils import translation
from playwright.sync_api import expect

from consent.services import ledger
from credentials.services import status
from passport.enums import LineState
from passport.models import PassportLine, ShareLine
from passport.services import discovery
from tests.journeys import steps_college as college
from tests.journeys import steps_credit as credit
from tests.journeys import steps_helpers as helpers
from tests.journeys import steps_learner as learner
from tests.journeys.conftest import World
from tests.journeys.steps_college import look

pytestmark = [pytest.mark.journey]


@pytest.mark.covers("S1", "S3", "S4", "S13", "S16", "S43", "L1", "L3", "U13")
def test_from_a_transcript_to_a_job_and_a_helper(
    world: World, visit: Any, screen: tuple[str, int], tmp_path: Path
) -> None:
    college.import_a_transcript(world, tmp_path)

    amara = world.enter("amara")
    learner.decide_about_arrivals(world, amara)
    learner.add_a_job(world, amara)
    amara.go("/passport/")
    look(amara)

    line = credit.ask(world, amara, tmp_path)
    dao = credit.route(world, line)
    credit.assess(world, line)
    credit.offer_and_accept(world, dao, amara, line)
    credit.post(world, line)
    amara.go("/passport/new/")
    amara.page.locator('form[action$="/do/accept/"] button').first.click()
    earned = PassportLine.objects.of(world["amara"]).exclude(annotation="").latest("created_at")
    assert (earned.family, earned.state) == ("cpl", "accepted"), [
        (line.title, line.family, line.state) for line in PassportLine.objects.of(world["amara"])
    ]

    link = learner.share_six_lines(world, amara)
    paper = learner.print_the_passport(world, amara)
    with pikepdf.open(_saved(tmp_path, paper)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.attachments) > 0

    visitor = visit(language=screen[0], width=screen[1], script=False)
    _open_and_check(visitor, link, tmp_path)
    _a_cancelled_record_says_so(world, visitor, link)

    helpers.find_by_skills(world)
    discovery.switch_off(world["amara"], by=world["amara"])
    helpers.gone_from_search(world)
    helpers.intake_with_consent(world, amara)
    looks = [entry for entry in ledger.read(world["amara"], by=world["amara"]) if entry.event == "look"]
    assert {entry.purpose for entry in looks} >= {"employer_share", "intake_prefill"}


def _saved(folder: Path, data: bytes) -> Path:
    path = folder / "passport.pdf"
    path.write_bytes(data)
    return path


def _open_and_check(visitor: Any, link: str, folder: Path) -> None:
    """A person with no account and no script opens the share; five checks each; one changed letter fails."""
    visitor.go(link)
    look_without_script(visitor)
    verdicts = visitor.page.locator(".verdict, [data-verdict]")
    assert verdicts.count() > 0
    file = visitor.page.locator('a[href*="/record-"]').first.get_attribute("href")
    answer = visitor.context.request.get(f"{visitor.origin}{file}")
    assert answer.status == 200, (file, answer.status)
    document = json.loads(answer.text())
    good, bad = folder / "good.json", folder / "bad.json"
    good.write_text(json.dumps(document))
    subject = document["credentialSubject"]
    subject["achievement"]["name"] = subject["achievement"]["name"] + "."
    bad.write_text(json.dumps(document))
    assert _check(visitor, good) == "passed"
    assert _check(visitor, bad) == "failed"


def _check(visitor: Any, path: Path) -> str:
    visitor.go("/check/")
    visitor.page.set_input_files("input[type=file]", str(path))
    visitor.page.locator("main form button[type=submit]").first.click()
    found = visitor.page.locator("[data-verdict]").first
    return str(found.get_attribute("data-verdict"))


def _a_cancelled_record_says_so(world: World, visitor: Any, link: str) -> None:
    shown = ShareLine.objects.of(world["amara"]).filter(line__credential__isnull=False).first()
    assert shown is not None
    status.cancel(shown.line.credential, reason="issued_in_error", by=world["ruiz"])
    visitor.go(link)
    with translation.override(visitor.language):
        words = str(LineState.CANCELLED.label)
    expect(visitor.page.locator("main")).to_contain_text(words)


def look_without_script(visitor: Any) -> None:
    """Without script axe cannot run; the rest holds."""
    visitor.no_stranger_was_asked()
