"""What the college does: import, match, approve; assess; post."""

import re
from pathlib import Path

from playwright.sync_api import expect

from config.demo import story
from institutions.models import ImportDocument, TranscriptImport
from tests.journeys.conftest import World
from tests.support.browser import Visitor
from tests.support.worker import eventually

BROKEN = b'<?xml version="1.0"?><ns:CollegeTranscript xmlns:ns="urn:org:pesc:message:CollegeTranscript:v1.6.0"><TransmissionData>'


def look(visitor: Visitor) -> None:
    """The page as it stands is accessible, fits the screen and asked no stranger."""
    visitor.is_accessible()
    visitor.fits()
    visitor.no_stranger_was_asked()


def submit(visitor: Visitor, form: str) -> None:
    """Press the first button of the form whose action ends so."""
    visitor.page.locator(f'form[action$="{form}"] button').first.click()


def upload(visitor: Visitor, path: Path) -> TranscriptImport:
    """Send one file by the upload page; returns its row."""
    visitor.go("/institutions/files/new/")
    look(visitor)
    visitor.page.set_input_files("input[type=file]", str(path))
    visitor.page.locator("main form button").first.click()
    expect(visitor.page).to_have_url(re.compile(r"/institutions/files/[0-9a-f-]{36}/"))
    return TranscriptImport.objects.latest("created_at")


def import_a_transcript(world: World, folder: Path) -> TranscriptImport:
    """Ruiz drops a broken file, which is refused with a code and a line; then a good one, and decides the match."""
    ruiz = world.enter("ruiz")
    broken = folder / "broken.xml"
    broken.write_bytes(BROKEN)
    refused = upload(ruiz, broken)
    eventually(
        lambda: TranscriptImport.objects.get(pk=refused.pk).finished_at, what="the broken file is judged"
    )
    ruiz.page.reload()
    expect(ruiz.page.locator("main")).to_contain_text("XML.")
    look(ruiz)

    good = folder / "amara.xml"
    good.write_bytes(
        story.transcript_of(world["amara"], world.organizations["riverbend"], number="771122334")
    )
    file = upload(ruiz, good)
    ruiz.page.reload()  # progress survives a reload
    eventually(lambda: TranscriptImport.objects.get(pk=file.pk).state == "in_review", what="the file is read")
    assert (
        ImportDocument.objects.get(import_file=file).match_class == "choose"
    )  # name and birth date alone decide nothing
    ruiz.go(f"/institutions/files/{file.pk}/review/")
    look(ruiz)
    ruiz.page.locator(f'button[name=choice][value="{world["amara"].pk}"]').click()
    ruiz.go(f"/institutions/files/{file.pk}/approve/")
    look(ruiz)
    ruiz.page.locator("main form button").first.click()
    eventually(
        lambda: TranscriptImport.objects.get(pk=file.pk).state == "done", seconds=60, what="posted and signed"
    )
    assert ImportDocument.objects.get(import_file=file).state == "issued"
    ruiz.go(f"/institutions/files/{file.pk}/")
    look(ruiz)
    return file
