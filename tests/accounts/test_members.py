"""Memberships, invitations and acting for an organization."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import OrganizationKind, Role
from accounts.models import Membership, Organization
from accounts.presets import PRESETS
from accounts.selectors import members
from accounts.services import invitations
from core.clock import now, today
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader() -> Membership:
    return MembershipFactory(role=Role.ORGANIZATION_ADMIN)


def enter(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.person, "django.contrib.auth.backends.ModelBackend")
    return client


def test_an_invitation_is_accepted_once(leader: Membership) -> None:
    _, code = invitations.invite(leader, role=Role.REGISTRAR)
    newcomer = PersonFactory()
    membership = invitations.accept(code, by=newcomer)
    assert (membership.role, membership.organization) == (Role.REGISTRAR, leader.organization)
    with pytest.raises(invitations.NoSuchInvitation):
        invitations.accept(code, by=PersonFactory())


def test_a_withdrawn_or_old_invitation_opens_nothing(leader: Membership) -> None:
    invitation, code = invitations.invite(leader, role=Role.REGISTRAR)
    invitations.withdraw(invitation, by=leader)
    with pytest.raises(invitations.NoSuchInvitation):
        invitations.find(code)
    invitation, code = invitations.invite(leader, role=Role.REGISTRAR)
    type(invitation).objects.filter(pk=invitation.pk).update(expires_at=now() - timedelta(seconds=1))
    with pytest.raises(invitations.NoSuchInvitation):
        invitations.find(code)


def test_an_ended_membership_opens_nothing_the_same_day(leader: Membership) -> None:
    clerk = MembershipFactory(organization=leader.organization)
    invitations.end(clerk, by=leader)
    assert members.of(clerk.person) == []


def test_a_membership_of_the_future_is_not_yet_good() -> None:
    later = MembershipFactory(starts_on=today() + timedelta(days=1))
    assert members.of(later.person) == []


def test_only_the_leader_sees_members(leader: Membership) -> None:
    clerk = MembershipFactory(organization=leader.organization)
    assert enter(leader).get(reverse("accounts:members")).status_code == 200
    assert enter(clerk).get(reverse("accounts:members")).status_code == 403
    stranger = Client()
    stranger.force_login(PersonFactory(), "django.contrib.auth.backends.ModelBackend")
    assert stranger.get(reverse("accounts:members")).status_code == 404


def test_a_leader_ends_no_membership_elsewhere(leader: Membership) -> None:
    other = MembershipFactory()
    answer = enter(leader).post(reverse("accounts:end_membership", args=[other.pk]))
    assert answer.status_code == 404
    assert members.of(other.person) != []


def test_the_list_of_members_asks_the_same_number_of_questions(leader: Membership) -> None:
    client = enter(leader)
    same_count_for_one_and_three(
        lambda: MembershipFactory(organization=leader.organization),
        lambda: client.get(reverse("accounts:members")),
    )


def test_a_person_with_two_roles_chooses_for_whom_to_act() -> None:
    first = MembershipFactory()
    second = MembershipFactory(
        person=first.person, organization=OrganizationFactory(employer=True), role=Role.RECRUITER
    )
    client = enter(first)
    client.post(reverse("accounts:acting"), {"membership": str(second.pk)})
    assert members.acting(members.of(first.person), client.session["acting"]) == second
    client.post(reverse("accounts:acting"), {"membership": str(MembershipFactory().pk)})
    assert client.session["acting"] is None


def test_joining_shows_what_it_is_before_it_is_accepted(leader: Membership) -> None:
    _, code = invitations.invite(leader, role=Role.COUNSELOR)
    client = Client()
    newcomer = PersonFactory()
    client.force_login(newcomer, "django.contrib.auth.backends.ModelBackend")
    page = client.post(reverse("accounts:join"), {"code": code}).content.decode()
    assert leader.organization.name in page
    assert members.of(newcomer) == []
    client.post(reverse("accounts:join"), {"code": code, "accept": "yes"})
    assert [m.role for m in members.of(newcomer)] == [Role.COUNSELOR]


@pytest.mark.covers("S119")
def test_every_kind_of_partner_has_roles_with_words_that_people_understand() -> None:
    assert set(PRESETS) == set(OrganizationKind.values)
    for roles in PRESETS.values():
        assert roles
        assert all(len(role.description) > 20 for role in roles)


def test_one_code_belongs_to_one_organization() -> None:
    from django.db import IntegrityError, transaction

    from accounts.models import InstitutionCode

    InstitutionCode.objects.create(organization=OrganizationFactory(), system="FICE", value="008073")
    with pytest.raises(IntegrityError), transaction.atomic():
        InstitutionCode.objects.create(organization=OrganizationFactory(), system="FICE", value="008073")
    assert Organization.objects.by_code("FICE", "008073").count() == 1
