"""Who walks through the portal: the cast, signed in, and people half way through a door."""

from collections.abc import Callable
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, Person
from config.demo.people import PASSPHRASE
from passport.models import PassportLine
from tests.sweep.world import World

CAST = ("amara", "ben", "ruiz", "okafor", "dao", "lindqvist", "tran", "soto", "hale", "marsh", "stranger")


def everybody(world: World) -> dict[str, Client]:
    """Each person's session by user name; `""` is a visitor without an account."""
    clients = {"": _client()} | {name: _signed_in(name) for name in CAST}
    _draft_a_share(world, clients["amara"])
    for name, begin in _HALF_WAY.items():
        clients[name] = begin(world)
    world.start("stranger", "casework:home")  # a stranger meets 404
    world.start("lindqvist", "institutions:home")  # an insider without the right meets 403
    world.start("lindqvist", "employers:home", query="?ad=Case+management+at+a+shelter")
    for page in ("records", "forms", "lists", "frames"):
        world.start("", "gallery_page", page)
    return clients


def _client() -> Client:
    return Client(HTTP_HOST="127.0.0.1")


def _signed_in(username: str) -> Client:
    client = _client()
    answer = client.post(reverse("account_login"), {"login": username, "password": PASSPHRASE})
    assert answer.status_code == 302, username
    return client


def _sent(client: Client, name: str, facts: dict[str, Any]) -> Client:
    """Send a form; the page after it is met when the person walks on from there."""
    answer = client.post(reverse(name), facts)
    assert answer.status_code == 302, (name, answer.content[-4000:])
    return client


def _draft_a_share(world: World, amara: Client) -> None:
    """Chosen and not yet signed."""
    chosen = [str(line.pk) for line in PassportLine.objects.of(world["amara"]).shareable()[:2]]
    page = amara.get(reverse("passport:share")).context["form"]
    until = page["until"].value()
    day = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    facts = {"to": "Valley Care", "purpose": "employer_share", "lines": chosen, "show_name": "on"}
    _sent(amara, "passport:share", facts | day)
    world.start("amara", "passport:share_sign")


def _newcomer(world: World) -> Client:
    """Signed up a moment ago: the recovery card is on the screen."""
    word = "blue kettle seven rivers"
    facts = {"username": "newcomer", "password1": word, "password2": word}
    world.start("newcomer", "accounts:card")
    return _sent(_client(), "account_signup", facts)


def _with_a_passkey(world: World) -> Client:
    """Has told a name; the device has not answered."""
    world.start("passkey", "accounts:passkey_device")
    return _sent(_client(), "accounts:passkey_name", {"username": "keyholder"})


def _two_steps(world: World) -> Client:
    """Haddad, signed in, with a code from an app and the codes for a bad day."""
    client, haddad = _signed_in("haddad"), world["haddad"]
    TOTP.activate(haddad, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(haddad)
    world.start("haddad", "mfa_index")
    world.start("haddad", "mfa_list_webauthn")
    world.start("haddad", "mfa_view_recovery_codes")
    return client


def _half_signed_in(world: World) -> Client:
    """Haddad on another machine, between passphrase and code."""
    client = _client()
    answer = client.post(reverse("account_login"), {"login": "haddad", "password": PASSPHRASE})
    world.starts["half"] = [answer.headers["Location"]]
    return client


def _forgot(world: World) -> Client:
    """Ben follows the link of a letter to choose a new passphrase."""
    ben = Person.objects.get(pk=world["ben"].pk)
    ben.email = "ben@example.org"
    ben.save()
    key = default_token_generator.make_token(ben)
    world.start("forgot", "account_reset_password_from_key", user_pk_to_url_str(ben), key)
    return _client()


def _as_a_leader(world: World) -> Client:
    """Ruiz, who is the registrar, acts as the one who leads the members."""
    client = _signed_in("ruiz")
    leads = Membership.objects.active().get(person=world["ruiz"], role=Role.ORGANIZATION_ADMIN)
    world.start("leader", "accounts:members")
    return _sent(client, "accounts:acting", {"membership": str(leads.pk)})


_HALF_WAY: dict[str, Callable[[World], Client]] = {
    "newcomer": _newcomer,
    "passkey": _with_a_passkey,
    "haddad": _two_steps,
    "half": _half_signed_in,
    "forgot": _forgot,
    "leader": _as_a_leader,
}
