"""Each side has a useful task in a portal where nobody else is (S131, S43): no feed, no college, no other account."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from passport.models import PassportLine
from skills.services import starter
from tests.accounts.factories import MembershipFactory, OrganizationFactory
from tests.employers.factories import recruiter
from tests.support.shared import shared_data

pytestmark = [pytest.mark.django_db, pytest.mark.covers("S131", "S43")]


def enter(person: object) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def test_a_learner_alone_makes_a_passport_and_keeps_a_job_in_it() -> None:
    client = Client()
    client.post(reverse("account_signup"), {"username": "first", "password1": "blue kettle seven rivers"})
    client.post(reverse("accounts:keep_card"), {"fate": "saved"})
    facts = {"title": "Shift lead", "source_name": "Corner Store", "title_language": "en"}
    client.post(reverse("passport:add_kind", args=["job"]), facts)
    assert "Shift lead" in client.get(reverse("passport:home")).content.decode()
    assert PassportLine.objects.unscoped(reason="consent tests").count() == 1


def test_an_employer_alone_turns_a_job_ad_into_a_list_of_skills() -> None:
    starter.load()
    page = enter(recruiter().person).get(
        reverse("employers:home"),
        {"ad": "Case management and motivational interviewing. Spanish for work is a plus."},
    )
    named = {skill.code for skill in page.context["form"].cleaned_data["found"]}
    assert named == {"case-management", "motivational-interviewing", "bilingual-spanish"}
    assert "Motivational interviewing" in page.content.decode()


def test_a_case_manager_alone_prints_the_form_with_its_reasons() -> None:
    member = MembershipFactory(organization=OrganizationFactory(helper=True), role=Role.CASE_MANAGER)
    page = enter(member.person).get(reverse("casework:blank")).content.decode()
    assert page.count("______") >= 11
    assert "So that you do not repeat a class." in page


def test_a_stranger_alone_checks_a_file_from_elsewhere() -> None:
    document = json.loads(shared_data("credentials", "fixtures", "peer-eddsa-rdfc-2022.json").read_text())[0]
    document["credentialSubject"]["achievement"]["name"] = "Something else"
    file = SimpleUploadedFile("award.json", json.dumps(document).encode())
    page = Client().post(reverse("credentials:check"), {"file": file}).content.decode()
    assert 'data-verdict="failed"' in page
