"""The demo world holds a partner of each kind, and its people can do their work there and nobody else's (S119)."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.enums import OrganizationKind as Kind
from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from accounts.presets import PRESETS
from casework.models import Intake
from config.demo import organizations, people, story
from consent.services import codes
from institutions.models import TranscriptImport
from skills.services import starter
from tests.employers.factories import many

pytestmark = pytest.mark.django_db
#: The kinds of the task force, as the acceptance case names them.
NAMED = (
    Kind.EMPLOYER,
    Kind.K12,
    Kind.COLLEGE,
    Kind.CSU,
    Kind.UC,
    Kind.LABOR_AGENCY,
    Kind.REHABILITATION,
    Kind.SERVICE,
)


@pytest.fixture
def world() -> dict[str, Person]:
    """Organizations and people as the demo makes them, without the past of the story."""
    starter.load()
    places = organizations.make()
    cast = people.make(places)
    story.admit_sources(places, cast["marsh"])
    return cast


def first_member(kind: str) -> Membership:
    """Who works there in the first role of that kind."""
    place = Organization.objects.filter(kind=kind, is_demo=True).order_by("created_at").first()
    return (
        Membership.objects.active().filter(organization=place, role=PRESETS[kind][0]).earliest("created_at")
    )


def enter(username: str) -> Client:
    client = Client()
    answer = client.post(reverse("account_login"), {"login": username, "password": people.PASSPHRASE})
    assert answer.status_code == 302
    return client


def send_a_file(client: Client, member: Membership) -> None:
    """A registrar's work: a file is received in their organization's name."""
    file = SimpleUploadedFile("one.xml", b"<?xml version='1.0'?><broken/>")
    client.post(reverse("institutions:upload"), {"file": file})
    assert TranscriptImport.objects.filter(organization=member.organization).count() == 1


def find_people(client: Client, _member: Membership) -> None:
    """A recruiter's work: five people who said yes are found."""
    many(5, "Case work at a shelter")
    page = client.get(reverse("employers:home"), {"ad": "Case management"})
    assert len(page.context["result"].cards) == 5


def start_an_intake(client: Client, member: Membership) -> None:
    """A case manager's work: an intake with a client who told a code."""
    ben = Person.objects.get(username="ben")
    facts = {"code": codes.show(ben, by=ben).sealed_code, "preferred_name": "Ben"}
    assert client.post(reverse("casework:start"), facts).status_code == 302
    assert Intake.objects.get(client__organization=member.organization).client.preferred_name == "Ben"


#: Role → its work, where it begins, and a door of others.
WORK: dict[str, tuple[Callable[[Client, Membership], None], str, str]] = {
    Role.REGISTRAR: (send_a_file, "institutions:home", "casework:home"),
    Role.RECRUITER: (find_people, "employers:home", "institutions:home"),
    Role.CASE_MANAGER: (start_an_intake, "casework:home", "employers:home"),
}


@pytest.mark.covers("S119")
@pytest.mark.parametrize("kind", NAMED, ids=str)
def test_each_kind_of_partner_does_its_work_and_no_other(world: dict[str, Person], kind: str) -> None:
    member = first_member(kind)
    work, home, elsewhere = WORK[member.role]
    client = enter(member.person.username)
    assert client.get(reverse("home")).url == reverse(home)
    assert client.get(reverse(home)).status_code == 200
    work(client, member)
    assert client.get(reverse(elsewhere)).status_code == 403
    stranger = enter("stranger")
    assert stranger.get(reverse(home)).status_code == 404


@pytest.mark.covers("S119")
def test_nobody_of_the_demo_stands_without_an_organization_of_each_kind(world: dict[str, Person]) -> None:
    kinds = set(Organization.objects.filter(is_demo=True).values_list("kind", flat=True))
    assert kinds == set(PRESETS)
    assert [kind for kind in sorted(kinds) if not first_member(kind).person.is_demo] == []
    for member in Membership.objects.active().select_related("organization"):
        assert member.role in PRESETS[member.organization.kind]
