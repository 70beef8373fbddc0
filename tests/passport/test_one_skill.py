"""One skill, five proofs: page, paper, table and program say the same five labels, and a lost proof lowers them (M6)."""

import csv
import io
from collections.abc import Iterator

import pdfplumber
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from lxml import html

from accounts.models import Person
from core.clock import now
from core.rungs import Rung
from credentials.services import status
from passport.enums import LineState, SkillBasis
from passport.models import PassportLine, PassportSkill, Share
from passport.services import exports
from skills.models import Skill
from tests.passport.factories import college, own_line, shared, signed_line
from tests.skills.factories import SkillFactory

pytestmark = pytest.mark.django_db
CARE = "Trauma-informed care"


@pytest.fixture
def care() -> Skill:
    return SkillFactory(name=CARE)


def proofs(person: Person, skill: Skill) -> dict[Rung, PassportLine]:
    """A line at each rung, each of which shows the skill for its own reason."""
    laurel = college()
    facts = {"kind": "job", "family": "work_readiness", "state": LineState.ACCEPTED, "accepted_at": now()}
    made = {
        Rung.YOU_ADDED: (own_line(person, "Carer"), SkillBasis.OWN),
        Rung.VOUCHED: (_line(person, Rung.VOUCHED, facts), SkillBasis.OWN),
        Rung.DOCUMENT_SEEN: (_line(person, Rung.DOCUMENT_SEEN, facts), SkillBasis.SOURCE_STATED),
        Rung.SIGNED: (
            signed_line(laurel, person, "Care, attended", code="HLTH 1", grade=""),
            SkillBasis.SOURCE_STATED,
        ),
        Rung.SIGNED_ASSESSED: (
            signed_line(laurel, person, "Care, examined", code="HLTH 2"),
            SkillBasis.ASSESSED,
        ),
    }
    for line, basis in made.values():
        PassportSkill.objects.of(person).update_or_create(line=line, skill=skill, defaults={"basis": basis})
    return {rung: line for rung, (line, _basis) in made.items()}


def _line(person: Person, rung: Rung, facts: dict[str, object]) -> PassportLine:
    return PassportLine.objects.create(person=person, title=rung.value, rung=rung, **facts)


def labels(share: Share) -> Iterator[str]:
    """The skill's label on the page, in the table, for a program and on paper."""
    client = Client()
    page = html.fromstring(client.get(f"/s/{share.token}/").content.decode())
    row = page.xpath(f"//ul/li[contains(., '{CARE}') and .//*[@class='rung']][not(.//ul)]")[0]
    yield " ".join(row.xpath(".//*[contains(@class,'rung-word')]")[0].text_content().split())
    cell = next(csv.DictReader(io.StringIO(client.get(f"/s/{share.token}.csv").content.decode("utf-8-sig"))))
    yield cell["skills"].split("(")[1].split(",")[0].rstrip(")")
    record = client.get(f"/s/{share.token}.json").json()["records"][0]
    yield record["skills"][0]["rung"]["word"]
    made = exports.make(exports.request(share.person, share=share))
    with pdfplumber.open(io.BytesIO(exports.read(made))) as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    yield text.split(f"{CARE} (")[1].split(";")[0].split(")")[0]


@pytest.mark.covers("M6", "U3")
@pytest.mark.parametrize("rung", list(Rung))
def test_one_skill_carries_the_label_of_its_proof_everywhere(amara: Person, care: Skill, rung: Rung) -> None:
    line = proofs(amara, care)[rung]
    assert set(labels(shared(amara, [line]))) == {rung.word}


@pytest.mark.covers("M6")
def test_losing_the_assessed_course_lowers_the_label_at_once(amara: Person, care: Skill) -> None:
    lines = proofs(amara, care)
    share = shared(amara, list(lines.values()))
    client = Client()
    client.force_login(amara)
    assert (_in_book(client), _in_program(share)) == (Rung.SIGNED_ASSESSED.word, Rung.SIGNED_ASSESSED.value)
    status.cancel(lines[Rung.SIGNED_ASSESSED].credential, reason="issued_in_error", by=None)
    assert (_in_book(client), _in_program(share)) == (Rung.SIGNED.word, Rung.SIGNED.value)


def _in_book(client: Client) -> str:
    page = html.fromstring(client.get("/passport/").content.decode())
    bar = page.xpath(f"//*[contains(@class,'skill-bar')][contains(., '{CARE}')]")[0]
    return " ".join(bar.xpath(".//*[contains(@class,'rung-word')]")[0].text_content().split())


def _in_program(share: Share) -> str:
    records = Client().get(f"/s/{share.token}.json").json()["records"]
    said = [skill["rung"] for record in records for skill in record["skills"] if skill["name"] == CARE]
    return str(max(said, key=lambda rung: rung["order"])["code"])


@pytest.mark.covers("M6")
def test_the_database_refuses_a_skill_without_a_reason_or_a_line_without_a_rung(
    amara: Person, care: Skill
) -> None:
    line = own_line(amara)
    for basis in ("", "hearsay"):
        with pytest.raises(IntegrityError), transaction.atomic():
            PassportSkill.objects.create(line=line, skill=care, basis=basis)
    with pytest.raises(IntegrityError), transaction.atomic():
        PassportLine.objects.of(amara).filter(pk=line.pk).update(rung="")
