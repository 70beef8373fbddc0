"""What is sensitive is sealed at rest, and staff who read leave a line that the learner sees (S8)."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from lxml import html

from accounts.models import Person
from consent.services import ledger
from core.clock import now
from credit_prior_learning.enums import EvidenceType
from credit_prior_learning.services import evaluations, evidence
from passport.services import sharing
from tests.credit_prior_learning import factories as petitions
from tests.institutions import factories as colleges
from tests.passport.factories import own_line
from tests.support.dump import everything

pytestmark = pytest.mark.django_db
SECRET = "Nurse-registry-7731"


def enter(person: Person) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def told(person: Person) -> list[str]:
    """What the person reads on “What staff did with my records”."""
    page = html.fromstring(enter(person).get(reverse("accounts:reads")).content.decode())
    return [" ".join(line.text_content().split()) for line in page.xpath("//main//li")]


def on_disk() -> bytes:
    files = Path(str(settings.STORAGES["default"]["OPTIONS"]["location"])).rglob("*")
    return b"".join(path.read_bytes() for path in files if path.is_file() and path.suffix != ".log")


@pytest.mark.covers("S8")
def test_a_dump_holds_no_proof_and_no_list_of_who_looked() -> None:
    cast = petitions.cast()
    line = petitions.draft(cast)
    upload = ContentFile(petitions.pdf(SECRET).read(), name="proof.pdf")
    facts = {"kind": EvidenceType.INDUSTRY_CREDENTIAL, "title": "Assistant", "source_name": "State"}
    proof = evidence.add_file(line.petition, upload=upload, by=cast.amara, **facts)
    assert SECRET.encode() in proof.file.read()  # what could leak is there
    terms = {"to": "Rosewood Bakery", "purpose": "employer_share", "reauth_at": now(), "by": cast.amara}
    sharing.share(cast.amara, lines=[own_line(cast.amara)], expires_at=now() + timedelta(days=9), **terms)
    assert ledger.read(cast.amara, by=cast.amara)  # what could leak is there
    stolen = everything()
    assert cast.amara.username.encode() in stolen  # the dump is one
    assert SECRET.encode() not in stolen
    assert b"Rosewood" not in stolen
    assert SECRET.encode() not in on_disk()


@pytest.mark.covers("S8")
def test_staff_who_open_a_proof_stand_on_the_learners_page() -> None:
    cast = petitions.cast()
    line = petitions.line_in("faculty_assessment", cast)
    proof = line.petition.evidence.get()
    evaluations.attest(line, by=cast.okafor)
    assert not any("opened" in words for words in told(cast.amara))
    assert enter(cast.okafor).get(reverse("credit:proof_file", args=[proof.pk])).status_code == 200
    assert [words for words in told(cast.amara) if "Okafor opened a piece of proof" in words]
    assert told(cast.stranger) == []
    assert enter(cast.stranger).get(reverse("credit:proof_file", args=[proof.pk])).status_code == 404


@pytest.mark.covers("S8")
def test_a_registrar_who_opens_an_original_stands_with_each_learner_in_it() -> None:
    butte = colleges.college(signs=True)
    amara, other = colleges.learner(), colleges.learner("Ben", "Ito")
    colleges.knows(amara, "school", "900112233", butte)
    file = colleges.worked(colleges.transcript(butte), butte)
    assert file.documents.get().person == amara
    rosa = colleges.registrar(butte)
    enter(rosa).get(reverse("institutions:original", args=[file.pk]))
    assert [words for words in told(amara) if f"{rosa} opened a file that holds a record of" in words]
    assert not any("opened a file" in words for words in told(other))
