"""A share of one line says nothing of the lines beside it: on the page, on paper, to a program, in any header (L3)."""

import io
import json
from decimal import Decimal

import pdfplumber
import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from passport.models import PassportLine, Share
from passport.services import exports
from tests.passport.factories import college, own_line, shared, signed_line

pytestmark = [pytest.mark.django_db, pytest.mark.covers("L3")]
#: How many lines stand behind the one: neither it nor the number after it is a day of a month.
OTHERS = 36
NAMES = ("shared", "shared_json", "shared_csv")


@pytest.fixture
def share(amara: Person) -> Share:
    """One signed line shown, the others kept: own and signed, of the same college and of another."""
    laurel = college()
    shown = signed_line(laurel, amara, units_earned=Decimal("3"))
    for number in range(OTHERS - 2):
        own_line(
            amara, f"Quiet job {number}", source_name="Quiet Place", facts={"what": "Nobody may read this"}
        )
    signed_line(laurel, amara, "Theory of Silence", code="PHIL 7")
    signed_line(college("Hidden Valley College"), amara, "Weaving", code="ART 9")
    return shared(amara, [shown])


def said_by(answer: object) -> str:
    """Body and every header of an answer."""
    return answer.content.decode() + "\n" + repr(sorted(answer.headers.items()))  # type: ignore[attr-defined]


def leaks(said: str, share: Share) -> list[str]:
    """What of the other lines, or of the lines' own ids, stands in the words."""
    everything = PassportLine.objects.of(share.person)
    secrets = {"Quiet", "Nobody may read", "Theory of Silence", "PHIL", "Weaving", "Hidden Valley"}
    for line in everything:
        secrets |= {str(line.pk), line.pk.hex}
        if line.credential and line.title != "Sociology of Aging":
            secrets |= {str(line.credential.public_id), line.credential.code, str(line.credential.pk)}
    return [secret for secret in sorted(secrets) if secret in said]


def counts(said: str) -> list[str]:
    """The number of other lines or of all lines, as a number of its own."""
    words = said.replace("<", " ").replace(">", " ").replace('"', " ").split()
    return [word for word in words if word.strip(".,;:()") in (str(OTHERS), str(OTHERS + 1))]


def test_page_program_and_table_hold_the_one_line(share: Share) -> None:
    assert PassportLine.objects.of(share.person).shareable().count() == OTHERS + 1  # what could leak is there
    for name in NAMES:
        answer = Client().get(reverse(f"passport:{name}", args=[share.token]))
        said = said_by(answer)
        assert "Sociology of Aging" in said
        assert leaks(said, share) == []
        assert counts(answer.content.decode().split("<svg")[0]) == []  # the square of dots is full of numbers


def test_the_signed_file_is_the_lines_own_and_no_other_has_an_address(share: Share) -> None:
    answer = Client().get(reverse("passport:shared_file", args=[share.token, 1]))
    assert json.loads(answer.content)["credentialSubject"]["achievement"]["name"] == "Sociology of Aging"
    assert leaks(said_by(answer), share) == []
    for number in (0, 2, 3, OTHERS, OTHERS + 1):
        assert Client().get(reverse("passport:shared_file", args=[share.token, number])).status_code == 404


def test_the_paper_holds_the_one_line_in_words_files_and_facts(share: Share) -> None:
    data = exports.read(exports.make(exports.request(share.person, share=share)))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        said = "\n".join(page.extract_text() for page in pdf.pages) + repr(pdf.metadata)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said += "".join(
            f"{name} {spec.get_file().read_bytes().decode()}" for name, spec in pdf.attachments.items()
        )
        assert len(pdf.attachments) == 1
        with pdf.open_metadata() as facts:
            said += str(facts)
    assert "Sociology of Aging" in said
    assert leaks(said, share) == []
    assert "1 record." in said


def test_where_the_share_is_locked_or_ended_nothing_is_said(share: Share) -> None:
    locked = shared(share.person, [PassportLine.objects.of(share.person).get(title="Weaving")], pin="4711")
    for name in NAMES:
        said = said_by(Client().get(reverse(f"passport:{name}", args=[locked.token])))
        assert leaks(said, share) == []
