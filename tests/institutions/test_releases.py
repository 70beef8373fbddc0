"""The college's log of releases on its pages: for its custodian alone, and never mixed with the learner's ledger."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Organization, Person
from consent.enums import EXEMPT, LegalGround
from consent.models import DisclosureLine
from consent.services import disclosures, ledger
from core.ids import uuid7
from institutions.services import imports
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.institutions import factories
from tests.passport.factories import own_line, shared
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db
LOG, NEW = "/institutions/releases/", "/institutions/releases/new/"


@pytest.fixture
def butte() -> Organization:
    return factories.college(signs=True)


@pytest.fixture
def amara(butte: Organization) -> Person:
    person = factories.learner()
    factories.knows(person, "school", "900112233", butte)
    return person


@pytest.fixture
def ruiz(butte: Organization) -> Client:
    return browser(factories.registrar(butte))


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def facts(**more: Any) -> dict[str, Any]:
    said = {
        "key": str(uuid7()),
        "student_number": "900112233",
        "requester": "County court",
        "records": ["transcript", "enrollment"],
        "interest": "A case about support",
        "received": "yes",
        "ground": "99.31(a)(9)",
    }
    return said | more


def confirmed(**more: Any) -> dict[str, Any]:
    said = facts(**more)
    return said | {"confirmed": said["student_number"]}


def log(college: Organization, person: Person, **more: Any) -> DisclosureLine:
    terms = {
        "requester": "County court",
        "recipient": "County court",
        "interest": "A case",
        "ground": "99.31(a)(9)",
        "records": ["transcript"],
        "received": True,
        "by": None,
    }
    return disclosures.log(college, person, **(terms | more))


@pytest.mark.covers("L47", "L50")
def test_a_registrar_records_a_release_and_the_student_reads_it(
    butte: Organization, amara: Person, ruiz: Client
) -> None:
    assert "Nothing was released" in ruiz.get(LOG).content.decode()
    assert LOG in ruiz.get(reverse("institutions:home")).content.decode()
    asked = ruiz.post(NEW, facts()).content.decode()
    assert f"This line is about {amara}" in asked
    assert not DisclosureLine.objects.exists()
    assert ruiz.post(NEW, confirmed()).url == LOG
    line = DisclosureLine.objects.get()
    assert (line.college, line.learner, line.recipient, line.received) == (butte, amara, "County court", True)
    assert (line.ground, line.records) == (LegalGround.COURT_ORDER, ["transcript", "enrollment"])
    for reader, page in ((ruiz, LOG), (browser(amara), "/consent/releases/")):
        said = unescape(reader.get(page).content.decode())
        for words in ("County court", "A case about support", "Enrollment and dates", "34 CFR 99.31(a)(9)"):
            assert words in said
    assert ledger.read(amara, by=amara) == []


@pytest.mark.covers("L47")
def test_a_doubled_send_makes_one_line(amara: Person, ruiz: Client) -> None:
    twice = confirmed()
    for _ in range(2):
        assert ruiz.post(NEW, twice).status_code == 302
    assert DisclosureLine.objects.count() == 1


@pytest.mark.parametrize("number", ["900112234", "", "  ", "Reyes", "%", "x" * 50, "<b>1</b>"])
def test_a_wrong_number_is_a_clear_error_and_nobody_is_found_by_name(
    butte: Organization, amara: Person, ruiz: Client, number: str
) -> None:
    other = factories.college("Foothill College", "001199")
    factories.knows(factories.learner("Quetzalli", "Ito"), "school", "900112234", other)
    answer = ruiz.post(NEW, confirmed(student_number=number))
    assert answer.status_code == 422
    assert not DisclosureLine.objects.exists()
    said = answer.content.decode()
    assert "Quetzalli" not in said
    assert "Amara" not in said
    if number == "900112234":
        assert "No student of your college has this number here." in said


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ground": "99.31(a)(10)"}, "Say what the danger was."),
        ({"ground": "none"}, "Without a ground nothing may be given out."),
        ({"ground": "99.30"}, ""),
        ({"records": []}, ""),
        ({"interest": " "}, ""),
        ({"interest": "For 123-45-6789"}, "Please take out the Social Security number."),
        ({"requester": ""}, ""),
        ({"received": "perhaps"}, ""),
        ({"key": "no"}, ""),
    ],
)
@pytest.mark.covers("L47")
def test_half_a_line_is_not_written(amara: Person, ruiz: Client, wrong: dict[str, Any], words: str) -> None:
    answer = ruiz.post(NEW, confirmed(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not DisclosureLine.objects.exists()


@pytest.mark.covers("L47")
def test_an_emergency_and_a_refused_request_are_whole_lines(amara: Person, ruiz: Client) -> None:
    ruiz.post(NEW, confirmed(ground="99.31(a)(10)", emergency="Fire in the hall"))
    ruiz.post(NEW, confirmed(ground="none", received="no", requester="A collector"))
    refused, urgent = DisclosureLine.objects.all()
    assert (urgent.emergency, urgent.received) == ("Fire in the hall", True)
    assert (refused.ground, refused.received) == (LegalGround.NONE, False)
    assert "Nobody: refused" in ruiz.get(LOG).content.decode()


@pytest.mark.covers("L47")
def test_the_form_says_what_does_not_belong_in_it(ruiz: Client) -> None:
    said = unescape(ruiz.get(NEW).content.decode())
    for exempt in EXEMPT:
        assert str(exempt) in said
    assert "99.32(d)" in said


@pytest.mark.covers("L50")
def test_nobody_but_the_custodian_reads_or_writes_it(butte: Organization, amara: Person) -> None:
    log(butte, amara)
    employer = OrganizationFactory(employer=True)
    insiders = [
        MembershipFactory(organization=employer, role=Role.RECRUITER),
        MembershipFactory(organization=OrganizationFactory(helper=True), role=Role.CASE_MANAGER),
        MembershipFactory(organization=butte, role=Role.EVALUATOR),
        MembershipFactory(organization=butte, role=Role.ORGANIZATION_ADMIN),
        MembershipFactory(organization=OrganizationFactory(kind="state"), role=Role.STATE_ADMIN),
    ]
    operator = Person.objects.create_superuser("operator", "a long passphrase")
    for person, met in [
        *((member.person, 403) for member in insiders),
        (PersonFactory(), 404),
        (amara, 404),
        (operator, 404),
    ]:
        assert browser(person).get(LOG).status_code == met
        assert browser(person).get(NEW).status_code == met
        assert browser(person).post(NEW, confirmed()).status_code == met
    elsewhere = browser(factories.registrar(factories.college("Foothill College", "001199")))
    assert "County court" not in elsewhere.get(LOG).content.decode()
    assert elsewhere.post(NEW, confirmed()).status_code == 422
    assert DisclosureLine.objects.count() == 1
    assert "login" in Client().get(LOG).url


@pytest.mark.covers("L47", "L50")
def test_opening_a_learners_own_share_writes_none_here_and_one_in_their_ledger(
    amara: Person, ruiz: Client
) -> None:
    """C-11, first half; C-12: the ledger never stands in the college's log."""
    share = shared(amara, [own_line(amara, "Cook")], to="Harbor Works")
    before = len(ledger.read(amara, by=amara))
    assert ruiz.get(reverse("passport:shared", args=[share.token])).status_code == 200
    assert len(ledger.read(amara, by=amara)) == before + 1
    assert not DisclosureLine.objects.exists()
    assert "Harbor Works" not in ruiz.get(LOG).content.decode()


@pytest.mark.covers("L47")
def test_the_number_of_a_posted_transcript_leads_to_its_student(butte: Organization, ruiz: Client) -> None:
    ben = factories.learner("Ben", "Ito")
    from transcripts import generator

    who = generator.Learner("Ben", "Ito", factories.BORN, school_id="77001")
    file = factories.worked(factories.transcript(butte, who), butte)
    assert ruiz.post(NEW, confirmed(student_number="77001")).status_code == 422
    registrar = factories.registrar(butte)
    imports.resolve(file.documents.get(), choice=ben, by=registrar)
    file.refresh_from_db()
    imports.approve(file, by=registrar)
    imports.advance(file)
    assert ruiz.post(NEW, confirmed(student_number="77001")).status_code == 302
    assert DisclosureLine.objects.get().learner == ben


def test_the_log_comes_in_pages_and_asks_the_same_for_one_and_three(
    butte: Organization, amara: Person, ruiz: Client
) -> None:
    same_count_for_one_and_three(lambda: log(butte, amara), lambda: ruiz.get(LOG))
    for number in range(20):
        log(butte, amara, requester=f"Court {number}")
    assert len(ruiz.get(LOG).context["page"]) == 20
    assert len(ruiz.get(LOG, {"page": 2}).context["page"]) == 3
