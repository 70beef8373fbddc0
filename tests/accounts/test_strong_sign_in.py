"""A passkey or a code from an app, turned on through the pages (S8); joining with a passkey alone (U28)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Person, RecoveryCard
from tests.accounts.factories import PASSPHRASE, PersonFactory
from tests.support.browser import Visitor

Visit = Callable[..., Visitor]


def with_a_key(visitor: Visitor) -> Visitor:
    """Chromium's own virtual authenticator: a security key with a finger on it."""
    tools = visitor.context.new_cdp_session(visitor.page)
    tools.send("WebAuthn.enable")
    how = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    how |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": how})
    return visitor


@pytest.mark.journey
@pytest.mark.covers("U28", "S8", "S2")
@pytest.mark.django_db(transaction=True)
def test_joining_with_a_passkey_alone_and_coming_back_with_it(visit: Visit) -> None:
    visitor = with_a_key(visit())
    page = visitor.go("/accounts/signup/")
    page.get_by_role("link", name="Sign up with a passkey").click()
    visitor.is_accessible()
    page.locator("[name=username]").fill("newcomer")
    page.get_by_role("button", name="Go on").click()
    assert Person.objects.count() == 0  # nothing is kept before the device has answered
    visitor.is_accessible()
    page.get_by_role("button", name="Make my passkey").click()
    expect(page.locator("#recovery-code")).to_be_visible()
    page.locator("button[name=fate][value=saved]").click()
    expect(page).to_have_url(re.compile("/passport/"))
    person = Person.objects.get(username="newcomer")
    assert (person.has_usable_password(), RecoveryCard.objects.get(person=person).fate) == (False, "saved")

    page.locator("header form[action*=logout] button").click()
    visitor.go("/accounts/login/").get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/passport/"))


@pytest.mark.journey
@pytest.mark.covers("S8")
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_by_someone_with_a_passphrase(visit: Visit) -> None:
    person = PersonFactory(username="amara")
    visitor = with_a_key(visit())
    visitor.sign_in("amara", PASSPHRASE)
    page = visitor.go("/account/")
    page.get_by_role("link", name="Passkeys and a second step").click()
    visitor.is_accessible()
    visitor.go("/accounts/2fa/webauthn/add/")
    page.locator("input[name=password]").fill(PASSPHRASE)  # whoever sits down at an open screen adds no key
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile("/webauthn/add/"))
    visitor.is_accessible()
    page.locator("#mfa_webauthn_add").click()
    expect(page).not_to_have_url(re.compile("/webauthn/add/"))
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    assert Authenticator.Type.WEBAUTHN in kinds


@pytest.mark.covers("S8")
@pytest.mark.django_db
def test_a_code_from_an_app_is_asked_for_once_it_is_turned_on() -> None:
    person = PersonFactory(username="amara")
    client = Client()
    client.post(reverse("account_login"), {"login": "amara", "password": PASSPHRASE})
    assert client.get(reverse("mfa_activate_totp")).status_code == 302  # first: is it still you?
    client.post(reverse("account_reauthenticate"), {"password": PASSPHRASE})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    said = page.content.decode()
    assert f'value="{secret}" readonly' in said  # it can be copied by keyboard
    assert " disabled" not in said
    client.post(reverse("mfa_activate_totp"), {"code": _code(secret)})
    assert Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
    with connection.cursor() as cursor:
        cursor.execute("select data::text from mfa_authenticator")
        assert secret not in repr(cursor.fetchall())  # a dump of the database gives no second step away

    other = Client()
    answer = other.post(reverse("account_login"), {"login": "amara", "password": PASSPHRASE})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in other.session
    assert other.get(reverse("passport:home")).status_code == 302


def _code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"


@pytest.mark.covers("U28")
@pytest.mark.django_db
def test_a_taken_or_empty_name_is_told_before_the_device_is_asked(client: Client) -> None:
    PersonFactory(username="amara")
    for given in ({"username": "AMARA"}, {"username": "  "}, {"username": "a b"}):
        answer = client.post(reverse("accounts:passkey_name"), given)
        assert answer.context["form"].errors["username"]
    assert client.get(reverse("accounts:passkey_device"))["Location"] == reverse("accounts:passkey_name")


@pytest.mark.covers("U28")
@pytest.mark.django_db
def test_a_made_up_answer_of_a_device_makes_no_account(client: Client) -> None:
    client.post(reverse("accounts:passkey_name"), {"username": "newcomer"})
    for credential in ("", "{}", '{"id": "x"}', "not json"):
        answer = client.post(reverse("accounts:passkey_device"), {"credential": credential, "name": "Phone"})
        assert answer.status_code == 200, credential
    assert Person.objects.count() == 0


@pytest.mark.covers("U28")
@pytest.mark.django_db
def test_opencc_stands_on_the_page_only_where_it_is_set_up(client: Client, settings: Any) -> None:
    assert "OpenCCC" not in client.get(reverse("account_signup")).content.decode()
    app = {"provider_id": "openccc", "name": "OpenCCC", "client_id": "portal", "secret": "s"}
    app["settings"] = {"server_url": "https://login.openccc.example"}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = client.get(reverse("account_signup")).content.decode()
    assert "OpenCCC" in page
    assert reverse("openid_connect_login", args=["openccc"]) in page
