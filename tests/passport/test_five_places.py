"""One ladder, five places: the same five records carry the same five labels in list, page, PDF, CSV and API (U3)."""

import csv
import io
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pdfplumber
import pytest
from django.test import Client
from django.utils import translation
from lxml import html
from PIL import Image, ImageChops

from accounts.models import Person
from core.clock import now
from core.rungs import Rung
from credentials.services import status
from passport.enums import LineState
from passport.models import PassportLine, Share
from passport.services import exports
from tests.accounts.factories import PASSPHRASE, PersonFactory
from tests.passport.factories import college, own_line, shared, signed_line

TITLES = {
    Rung.YOU_ADDED: "Cook",
    Rung.VOUCHED: "Tutor",
    Rung.DOCUMENT_SEEN: "Forklift card",
    Rung.SIGNED: "Sociology of Aging",
    Rung.SIGNED_ASSESSED: "Medical Terminology",
}


def five(person: Person) -> Share:
    """A share of five lines, one at each rung."""
    laurel = college()
    own_line(person, TITLES[Rung.YOU_ADDED])
    for rung in (Rung.VOUCHED, Rung.DOCUMENT_SEEN):
        facts = {"kind": "job", "family": "work_readiness", "state": LineState.ACCEPTED, "accepted_at": now()}
        PassportLine.objects.create(person=person, title=TITLES[rung], rung=rung, **facts)
    signed_line(laurel, person, TITLES[Rung.SIGNED], code="SOC 41", grade="")
    signed_line(laurel, person, TITLES[Rung.SIGNED_ASSESSED], code="HLTH 31", grade="A")
    return shared(person, list(PassportLine.objects.of(person)))


def in_list(client: Client, person: Person, prefix: str) -> dict[str, tuple[str, str]]:
    page = html.fromstring(client.get(f"{prefix}/passport/").content.decode())
    rows = page.xpath("//li[contains(concat(' ',@class,' '),' record-line ')]")
    return {_text(row, "record-title"): _rung(row) for row in rows}


def on_page(client: Client, person: Person, prefix: str) -> dict[str, tuple[str, str]]:
    found = {}
    for line in PassportLine.objects.of(person):
        page = html.fromstring(client.get(f"{prefix}/passport/records/{line.pk}/").content.decode())
        found[line.title] = _rung(page.xpath("//header[@class='page-header']")[0])
    return found


def _text(row: Any, name: str) -> str:
    return " ".join(row.xpath(f".//*[contains(@class,'{name}')]")[0].text_content().split())


def _rung(row: Any) -> tuple[str, str]:
    """Word and meaning as a reader gets them, by eye or by ear."""
    rung = row.xpath(".//*[@class='rung']")[-1]
    hidden = rung.xpath(".//*[@class='rung-meaning' or @class='visually-hidden']")[0].text_content()
    return _text(rung, "rung-word"), hidden.removeprefix(". ").strip()


def in_csv(share: Share, prefix: str) -> dict[str, tuple[str, str]]:
    text = Client().get(f"{prefix}/s/{share.token}.csv").content.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    return {row["title"]: (row["who_stands_behind_it"], row["meaning"]) for row in rows}


def in_api(share: Share, prefix: str) -> dict[str, tuple[str, str]]:
    records = Client().get(f"{prefix}/s/{share.token}.json").json()["records"]
    return {row["title"]: (row["rung"]["word"], row["rung"]["meaning"]) for row in records}


def on_paper(share: Share, language: str) -> dict[str, tuple[str, str]]:
    """Under each title its word; the meaning stands in the legend of the same paper."""
    asked = exports.request(share.person, share=share, language=language)
    data = exports.read(exports.make(asked))
    with translation.override(language):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            lines = "\n".join(page.extract_text() for page in pdf.pages).splitlines()
        return {title: (_word_below(lines, title), _meaning(lines, rung)) for rung, title in TITLES.items()}


def _word_below(lines: list[str], title: str) -> str:
    below = lines[lines.index(title) + 1]
    return next(rung.word for rung in Rung if rung.word in below)


def _meaning(lines: list[str], rung: Rung) -> str:
    return rung.meaning if rung.meaning in " ".join(lines) else ""


@pytest.mark.covers("U3")
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_same_five_labels_stand_in_five_places(amara: Person, language: str) -> None:
    share = five(amara)
    with translation.override(language):
        expected = {title: (rung.word, rung.meaning) for rung, title in TITLES.items()}
    prefix = "/es" if language == "es" else ""
    client = Client()
    client.force_login(amara)
    assert len({word for word, _meaning in expected.values()}) == 5
    assert in_list(client, amara, prefix) == expected
    assert on_page(client, amara, prefix) == expected
    assert in_csv(share, prefix) == expected
    assert in_api(share, prefix) == expected
    assert on_paper(share, language) == expected


@pytest.mark.covers("U3")
@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_a_grey_picture_of_the_list_still_tells_the_rungs_apart(visit: Callable[..., Any]) -> None:
    person = PersonFactory(username="amara")
    five(person)
    visitor = visit(width=360)
    visitor.sign_in("amara", PASSPHRASE)
    page = visitor.go("/passport/")
    shots = {}
    for rung in Rung:
        icon = page.locator(f".record-line [data-rung={rung.value}] .icon").first
        shots[rung] = Image.open(io.BytesIO(icon.screenshot())).convert("L").resize((24, 24))
    assert [(a, b) for a, b in combinations(Rung, 2) if _unlike(shots[a], shots[b]) < 8] == []


@pytest.mark.covers("U15")
@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "language, words",
    [
        ("en", ["Cancelled by its source", "Could not check", "Passed"]),
        ("es", ["Anulado por su fuente", "No se pudo revisar", "Pasó"]),
    ],
)
def test_the_ear_hears_rungs_and_states_where_people_check(
    visit: Callable[..., Any], language: str, words: list[str]
) -> None:
    person = PersonFactory(username="amara")
    share = five(person)
    line = PassportLine.objects.of(person).get(title=TITLES[Rung.SIGNED])
    assert line.credential is not None
    status.cancel(line.credential, reason="ended", by=None)
    visitor = visit(language=language)
    page = visitor.go("/check/")
    signed = {
        "name": "record.json",
        "mimeType": "application/json",
        "buffer": bytes(line.credential.document),
    }
    page.set_input_files("input[type=file]", files=[signed])
    page.locator("main form button[type=submit]").first.click()
    heard = page.locator("main").aria_snapshot()
    visitor.go(f"/s/{share.token}/")
    page.locator("main details").evaluate_all("all => all.forEach((proof) => { proof.open = true; })")
    heard += page.locator("main").aria_snapshot()
    with translation.override(language):
        words = [*words, *(rung.word for rung in Rung)]
    assert [word for word in words if word not in heard] == []
    assert "undefined" not in heard
    assert not re.search(r"- (?:link|button|img|heading|combobox)\s*$", heard, re.MULTILINE)


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two grey pictures, 0 to 255."""
    levels = ImageChops.difference(one, other).histogram()
    return sum(level * count for level, count in enumerate(levels)) / sum(levels)
