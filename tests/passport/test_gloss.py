"""A course's title stays as issued; beside it stands what it means, and who translated that (U11)."""

import csv
import io
from datetime import date

import pdfplumber
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation
from lxml import html

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from audit.models import Entry
from core.clock import now
from passport.models import Share
from passport.pdf import paper
from passport.selectors import shared_view
from skills.enums import Translator
from skills.models import CourseGloss
from skills.services import glosses
from tests.accounts.factories import MembershipFactory
from tests.passport.factories import college, own_line, shared, signed_line
from tests.support.queries import counting

pytestmark = pytest.mark.django_db
WORDS = "Sociología del envejecimiento"
PLACE = {"subject": "SOC", "number": "41", "language": "es"}


@pytest.fixture
def laurel() -> Organization:
    return college()


@pytest.fixture
def faculty(laurel: Organization) -> Membership:
    return MembershipFactory(organization=laurel, role=Role.DISCIPLINE_FACULTY)


def translate(faculty: Membership, translator: Translator, words: str = WORDS) -> CourseGloss:
    return glosses.put(words, **PLACE, translator=translator, by=faculty)


def titles(client: Client, path: str) -> list[tuple[str, str, str]]:
    """Of each record on a page: the title's own language, the title, and all that stands beside it."""
    page = html.fromstring(client.get(path).content.decode())
    return [
        (
            row.xpath(".//*[contains(@class,'record-title')]/@lang")[0],
            " ".join(row.xpath(".//*[contains(@class,'record-title')]")[0].text_content().split()),
            " ".join(" ".join(p.text_content().split()) for p in row.xpath(".//p[@class='record-gloss']")),
        )
        for row in page.xpath("//*[contains(concat(' ',@class,' '),' record-line ')]")
    ]


@pytest.mark.covers("U11", "U25")
@pytest.mark.parametrize(
    "translator, badge",
    [
        (Translator.HUMAN, "Traducido por una persona"),
        (Translator.MACHINE, "Traducido por una máquina"),
    ],
)
def test_a_spanish_page_keeps_the_title_and_adds_a_gloss_with_its_badge(
    amara: Person, laurel: Organization, faculty: Membership, translator: Translator, badge: str
) -> None:
    line = signed_line(laurel, amara)
    translate(faculty, translator)
    share = shared(amara, [line])
    client = Client()
    client.force_login(amara)
    expected = [("en", "Sociology of Aging", f"{WORDS} {badge}")]
    assert titles(client, "/es/passport/") == expected
    assert titles(Client(), f"/es/s/{share.token}/") == expected
    own_page = client.get(f"/es/passport/records/{line.pk}/").content.decode()
    assert f'<span lang="es">{WORDS}</span>' in own_page
    assert badge in own_page
    assert titles(client, "/passport/") == [("en", "Sociology of Aging", "")]


@pytest.mark.covers("U11")
def test_table_program_and_paper_carry_title_gloss_and_badge(
    amara: Person, laurel: Organization, faculty: Membership
) -> None:
    share = shared(amara, [signed_line(laurel, amara)])
    translate(faculty, Translator.MACHINE)
    record = Client().get(f"/es/s/{share.token}.json").json()["records"][0]
    sheet = Client().get(f"/es/s/{share.token}.csv").content.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(sheet)))
    badge = "Traducido por una máquina"
    assert (record["title"], row["title"]) == ("Sociology of Aging", "Sociology of Aging")
    assert record["gloss"] == {"words": WORDS, "language": "es", "by": badge}
    assert (row["title_translated"], row["translation"]) == (WORDS, badge)
    said = _printed(share)
    assert "Sociology of Aging" in said
    assert f"{WORDS} ({badge})" in said


def _printed(share: Share) -> str:
    """The words on the Spanish paper of a share."""
    with translation.override("es"):
        view = shared_view.for_share(share)
    made = paper.make(
        paper.Paper(view, "Amara", "ABCD-EFGH", "https://x.example/c/", "es", "letter", now(), True)
    )
    return " ".join(pdfplumber.open(io.BytesIO(made.data)).pages[0].extract_text().split())


@pytest.mark.covers("U11")
def test_dates_and_numbers_are_local(amara: Person, laurel: Organization) -> None:
    signed_line(laurel, amara)
    own_line(amara, "Cook", starts_on=date(2024, 3, 1), ends_on=date(2024, 5, 1))
    client = Client()
    client.force_login(amara)
    said = " ".join(html.fromstring(client.get("/es/passport/").content.decode()).text_content().split())
    assert "marzo de 2024" in said or "mar. 2024" in said or "mar 2024" in said, said[:1500]


def test_the_same_words_twice_are_written_once(faculty: Membership) -> None:
    first, second = translate(faculty, Translator.HUMAN), translate(faculty, Translator.HUMAN)
    assert first == second
    assert Entry.objects.filter(code="skills.glossed").count() == 1
    assert translate(faculty, Translator.HUMAN, "Otra cosa").pk == first.pk
    assert CourseGloss.objects.get().words == "Otra cosa"


def test_a_gloss_without_words_is_refused(faculty: Membership) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        translate(faculty, Translator.HUMAN, "")


def test_another_college_with_the_same_number_lends_no_gloss(amara: Person, laurel: Organization) -> None:
    line = signed_line(laurel, amara)
    translate(MembershipFactory(role=Role.DISCIPLINE_FACULTY), Translator.HUMAN)
    with translation.override("es"):
        assert shared_view.for_selection(amara, [line]).lines[0].gloss is None


def test_many_lines_ask_once_and_english_titles_in_english_never(amara: Person, laurel: Organization) -> None:
    lines = [signed_line(laurel, amara, code=f"SOC {n}", title=f"Course {n}") for n in (41, 42, 43)]
    with translation.override("es"), counting() as three:
        shared_view.for_selection(amara, lines)
    with translation.override("es"), counting() as one:
        shared_view.for_selection(amara, lines[:1])
    with counting() as english:
        shared_view.for_selection(amara, lines)
    assert (len(three), len(english)) == (len(one), len(one) - 1)
