"""Each look needs consent or a ground in law; without one it is refused, and the refusal is on record (L51, L60)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from audit.models import Entry
from consent.enums import Category, Purpose
from consent.services import grants, ledger
from core.clock import now
from passport.models import PassportLine
from passport.services import exports, sharing
from tests.accounts.factories import PASSPHRASE, MembershipFactory, OrganizationFactory, PersonFactory
from tests.institutions import factories as colleges
from tests.passport.factories import college, own_line, shared, signed_line

TITLE = "Sociology of Aging"


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def refusals(learner: Person) -> list[tuple[str, str, bool]]:
    """Who was refused, as the learner reads it, newest first."""
    read = ledger.read(learner, by=learner)
    return [
        (one.who, one.organization, one.allowed) for one in read if one.event == "look" and not one.allowed
    ]


def insiders(source: Organization) -> list[Membership]:
    """Members of every kind of partner, the college that signed the record among them."""
    helper, employer = OrganizationFactory(helper=True), OrganizationFactory(employer=True)
    places = [
        (helper, Role.CASE_MANAGER),
        (employer, Role.RECRUITER),
        (OrganizationFactory(kind="state"), Role.STATE_ADMIN),
        (OrganizationFactory(), Role.REGISTRAR),
        (source, Role.EVALUATOR),
    ]
    return [MembershipFactory(organization=where, role=role) for where, role in places]


@pytest.mark.covers("L51", "L60")
def test_every_insider_without_a_ground_is_refused_and_the_learner_reads_it(
    amara: Person, stranger: Person
) -> None:
    source = college()
    line = signed_line(source, amara, TITLE)
    share = shared(amara, [line])
    doors = [
        reverse("passport:line", args=[line.pk]),
        reverse("passport:line_file", args=[line.pk]),
        reverse("passport:share_page", args=[share.pk]),
        reverse("passport:copy", args=[exports.request(amara).pk]),
    ]
    for member in insiders(source):
        for door in doors:
            answer = browser(member.person).get(door)
            assert answer.status_code == 403
            assert TITLE not in answer.content.decode()
            assert refusals(amara)[0] == (str(member.person), member.organization.name, False)
    before = refusals(amara)
    assert len(before) == len(doors) * 5
    for door in doors:
        assert browser(stranger).get(door).status_code == 404
    assert refusals(amara) == before
    page = browser(amara).get(reverse("consent:looks")).content.decode()
    assert "tried to look and saw nothing" in page


@pytest.mark.covers("L51")
@pytest.mark.parametrize(("name", "met"), [("shared", 410), ("shared_json", 404), ("shared_csv", 404)])
def test_a_try_after_the_end_is_refused_and_on_record(amara: Person, name: str, met: int) -> None:
    share = shared(amara, [signed_line(college(), amara, TITLE)])
    recruiter = MembershipFactory(organization=OrganizationFactory(employer=True), role=Role.RECRUITER)
    sharing.stop(share, by=amara)
    answer = browser(recruiter.person).get(reverse(f"passport:{name}", args=[share.token]))
    assert answer.status_code == met
    assert TITLE not in answer.content.decode()
    assert refusals(amara) == [(str(recruiter.person), recruiter.organization.name, False)]
    assert browser(amara).get(reverse("passport:shared", args=[share.token])).status_code == 410
    assert len(refusals(amara)) == 1


@pytest.mark.covers("L60", "L51")
def test_a_helper_without_a_grant_reads_no_college_record_and_with_one_only_what_it_names(
    amara: Person,
) -> None:
    """C-30: no agreement makes a community organization a school official here; only the learner's yes opens."""
    record, other = signed_line(college(), amara, TITLE), own_line(amara, "Secret job")
    navigator = MembershipFactory(organization=OrganizationFactory(helper=True), role=Role.CASE_MANAGER)
    seen = PassportLine.objects.visible_to(navigator, purpose=Purpose.SERVICE_COORDINATION)
    assert list(seen) == []
    for door in ("institutions:home", "institutions:imports", "institutions:releases"):
        assert browser(navigator.person).get(reverse(door)).status_code == 403
    assert browser(navigator.person).get(reverse("passport:line", args=[record.pk])).status_code == 403
    assert len(refusals(amara)) == 1
    grants.give(
        amara,
        recipient=navigator.organization,
        purpose=Purpose.SERVICE_COORDINATION,
        categories=[Category.EDUCATION],
        expires_at=now() + timedelta(days=5),
        by=amara,
        notice="service_coordination",
        reauth_at=now(),
    )
    assert list(seen.all()) == [record]
    assert other not in list(seen.all())


@pytest.mark.covers("L51", "L60")
@pytest.mark.django_db
def test_staff_without_the_right_are_refused_at_a_colleges_files_and_it_is_on_record() -> None:
    butte = colleges.college(signs=True)
    file = colleges.worked(colleges.transcript(butte), butte)
    evaluator = colleges.registrar(butte, Role.EVALUATOR)
    assert browser(evaluator).get(reverse("institutions:original", args=[file.pk])).status_code == 403
    (line,) = Entry.objects.filter(code="institutions.look_refused")
    assert (line.by, line.target_id) == (evaluator, str(file.pk))
    helper = MembershipFactory(organization=OrganizationFactory(helper=True), role=Role.CASE_MANAGER)
    assert browser(helper.person).get(reverse("institutions:import", args=[file.pk])).status_code == 403


def asked(line: PassportLine, **more: Any) -> dict[str, Any]:
    until = (now() + timedelta(days=30)).date()
    said = {"to": "Harbor Works", "purpose": "employer_share", "lines": [str(line.pk)], "show_name": "on"}
    parts = {"until_month": until.month, "until_day": until.day, "until_year": until.year}
    return said | parts | more


@pytest.mark.covers("L46", "L13")
@pytest.mark.parametrize("missing", [{"to": " "}, {"purpose": ""}, {"lines": []}, {"until_year": ""}])
def test_a_share_without_party_purpose_records_or_end_is_refused(
    amara: Person, missing: dict[str, Any]
) -> None:
    client = browser(amara)
    answer = client.post(reverse("passport:share"), asked(own_line(amara), **missing))
    assert answer.status_code == 422
    client.post(reverse("passport:share_sign"), {"passphrase": PASSPHRASE})
    assert not ledger.read(amara, by=amara)


@pytest.mark.covers("L46", "L13")
def test_a_signed_share_is_a_consent_that_its_owner_downloads(amara: Person) -> None:
    """Signed and dated, with records, purpose and party, after signing in again (34 CFR 99.30(b), (c))."""
    from consent.services import receipts

    line, client = signed_line(college(), amara, TITLE), browser(amara)
    client.post(reverse("passport:share"), asked(line))
    assert client.post(reverse("passport:share_sign"), {"passphrase": "not it"}).status_code == 422
    page = client.post(reverse("passport:share_sign"), {"passphrase": PASSPHRASE}, follow=True)
    (receipt,) = set(re.findall(r"/consent/[0-9a-f-]{36}/receipt/", page.content.decode()))
    shown = client.get(receipt).content.decode()
    for words in ("Harbor Works", "Show this to an employer", TITLE):
        assert words in shown
    file = client.get(f"{receipt.removesuffix('/')}.json")
    checked = receipts.check(file.content)
    assert checked.passed
    assert checked.receipt["processing"]["purpose"] == "employer_share"
    assert checked.receipt["processing"]["personalData"] == [f"passport_line:{line.pk}"]
    assert "Harbor Works" in str(checked.receipt)
    assert [event["state"] for event in checked.receipt["events"]] == ["given"]
    assert browser(PersonFactory()).get(receipt).status_code == 404
