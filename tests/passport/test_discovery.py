"""Being found is off until the learner signs, and shows skills alone."""

import time
from typing import Any

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core.clock import today
from passport.models import PassportLine
from passport.selectors import shared_view
from passport.services import lines, skilling
from passport.signals import passport_changed
from tests.accounts.factories import PASSPHRASE, PersonFactory
from tests.passport.factories import college, own_line, shared, signed_line
from tests.skills.factories import SkillFactory


@pytest.mark.covers("S12")
def test_a_new_passport_is_found_by_nobody_until_its_owner_signs(amara: Person) -> None:
    skill = SkillFactory(name="Welding")
    line = own_line(amara, "Welder", source_name="Yard 5")
    skilling.choose(line, [skill], by=amara)
    hidden = own_line(amara, "Secret job")
    lines.hide(hidden, by=amara)
    client = Client()
    client.force_login(amara)
    assert shared_view.for_discovery(amara) is None
    wrong = client.post(reverse("passport:found_on"), {"passphrase": "not the one"})
    assert wrong.status_code == 422
    assert shared_view.for_discovery(amara) is None
    client.post(reverse("passport:found_on"), {"passphrase": PASSPHRASE})
    found = shared_view.for_discovery(amara)
    assert found is not None
    assert [[skill.name for skill in one.skills] for one in found.lines] == [["Welding"]]
    for leak in ("Amara", "Reyes", "Yard 5", "Welder", "Secret", "2024"):
        assert leak not in repr(found)
    client.post(reverse("passport:found_off"))
    assert shared_view.for_discovery(amara) is None


@pytest.mark.parametrize(("minutes_ago", "found"), [(1, True), (60, False)])
def test_who_signs_in_through_a_college_signs_by_a_new_sign_in_there(
    db: None, minutes_ago: int, found: bool
) -> None:
    amara = PersonFactory()
    amara.set_unusable_password()
    amara.save()
    client = Client()
    client.force_login(amara)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "socialaccount", "at": time.time() - minutes_ago * 60}
    ]
    session["account_authentication_methods_user"] = user_id_to_str(amara)
    session.save()
    client.post(reverse("passport:found_on"))
    assert (shared_view.for_discovery(amara) is not None) is found


@pytest.mark.covers("S87")
def test_under_18_the_switch_does_not_exist(db: None) -> None:
    young = PersonFactory(birth_date=today().replace(year=today().year - 16))
    client = Client()
    client.force_login(young)
    assert "Yes, let them find my skills" not in client.get(reverse("passport:privacy")).content.decode()
    answer = client.post(reverse("passport:found_on"), {"passphrase": PASSPHRASE})
    assert answer.status_code == 400
    assert shared_view.for_discovery(young) is None


def test_search_hears_every_change_of_what_others_may_see(amara: Person) -> None:
    heard: list[Person] = []

    def hear(person: Person, **_: Any) -> None:
        heard.append(person)

    passport_changed.connect(hear)
    try:
        line = own_line(amara)
        for deed in (lambda: lines.hide(line, by=amara), lambda: lines.show(line, by=amara)):
            before = len(heard)
            deed()
            assert len(heard) > before
        before = len(heard)
        shared(amara, [line])
        assert len(heard) > before
    finally:
        passport_changed.disconnect(hear)
    assert set(heard) == {amara}


@pytest.mark.covers("S12")
def test_a_helper_sees_only_what_an_open_grant_shows(amara: Person) -> None:
    from datetime import timedelta

    from accounts.enums import Role
    from consent.services import grants
    from core.clock import now
    from tests.accounts.factories import MembershipFactory, OrganizationFactory

    helper = MembershipFactory(role=Role.CASE_MANAGER, organization=OrganizationFactory(helper=True))
    shown, hidden = signed_line(college(), amara), own_line(amara, "Secret job")
    lines.hide(hidden, by=amara)
    seen = PassportLine.objects.visible_to(helper, purpose="service_coordination")
    assert list(seen) == []
    grants.give(
        amara,
        recipient=helper.organization,
        purpose="service_coordination",
        categories=["education", "employment"],
        expires_at=now() + timedelta(days=5),
        by=amara,
        notice="service_coordination",
        reauth_at=now(),
    )
    assert list(PassportLine.objects.visible_to(helper, purpose="service_coordination")) == [shown]
    assert list(PassportLine.objects.visible_to(helper, purpose="referral")) == []
