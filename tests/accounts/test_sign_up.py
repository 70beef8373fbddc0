"""Joining with a user name and a passphrase, and nothing else."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.apps import apps
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from accounts.models import Person, RecoveryCard

pytestmark = pytest.mark.django_db
PASSPHRASE = "blue kettle seven rivers"


def sign_up(client: Client, **more: str) -> object:
    facts = {"username": "newcomer", "password1": PASSPHRASE} | more
    return client.post(reverse("account_signup"), facts)


@pytest.mark.covers("S2")
def test_a_user_name_and_a_passphrase_are_enough(client: Client) -> None:
    sign_up(client)
    person = Person.objects.get(username="newcomer")
    assert (person.email, person.phone) == ("", None)
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.covers("S2")
def test_no_table_has_a_field_for_numbers_and_status_that_we_never_keep() -> None:
    banned = ("social_security", "ssn", "immigration", "citizenship", "custody", "itin")
    names = [f"{m._meta.label}.{f.name}" for m in apps.get_models() for f in m._meta.get_fields()]
    names.remove(
        "credentials.SigningKey.custody"
    )  # who keeps the private half of a signing key, no person's state
    assert [
        name for name in names if any(word in name.lower().split(".")[-1].split("_") for word in banned)
    ] == []
    assert [
        name for name in names if any(word in name.lower() for word in ("social_security", "immigration"))
    ] == []


@pytest.mark.covers("S2")
def test_no_form_of_the_portal_asks_for_them() -> None:
    """Every form class of every room: names and labels (a hint may say that nobody should write one)."""
    for room in apps.get_app_configs():
        if (Path(room.path) / "forms").is_dir():
            for module in iter_modules([str(Path(room.path) / "forms")]):
                import_module(f"{room.name}.forms.{module.name}")
    forms = list(_below(BaseForm))
    asked = [
        f"{form.__name__}.{name}: {field.label}"
        for form in forms
        for name, field in getattr(form, "base_fields", {}).items()
    ]
    assert len(asked) > 60
    banned = re.compile(r"\bssn\b|social.security|immigration|citizen|\bvisa\b|\bitin\b", re.IGNORECASE)
    assert [words for words in asked if banned.search(words)] == []


def _below(base: type) -> Iterator[type]:
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


@pytest.mark.covers("U28")
def test_nothing_opens_before_the_recovery_card_is_dealt_with(client: Client) -> None:
    sign_up(client)
    answer = client.get(reverse("home"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("accounts:card"))
    assert client.get(reverse("accounts:profile"))["Location"] == reverse("accounts:card")
    assert b"recovery-code" in client.get(reverse("accounts:card")).content


@pytest.mark.covers("U28")
@pytest.mark.parametrize("fate", ["printed", "saved", "skipped"])
def test_printing_saving_or_knowingly_skipping_opens_the_passport(client: Client, fate: str) -> None:
    sign_up(client)
    client.post(reverse("accounts:keep_card"), {"fate": fate})
    assert client.get(reverse("accounts:profile")).status_code == 200
    assert RecoveryCard.objects.get().fate == fate


@pytest.mark.covers("U28")
def test_an_empty_answer_does_not_count_as_skipping(client: Client) -> None:
    sign_up(client)
    client.post(reverse("accounts:keep_card"), {})
    client.post(reverse("accounts:keep_card"), {"fate": "waiting"})
    assert client.get(reverse("home"))["Location"] == reverse("accounts:card")


@pytest.mark.covers("U28")
def test_each_field_says_why_it_is_asked(client: Client) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    assert page.count('class="why"') == 4


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"password1": "short"}, "password1"),
        ({"username": "   "}, "username"),
        ({"password1": "newcomer12345"}, "password1"),
    ],
)
def test_bad_input_makes_no_account_and_names_the_field(
    client: Client, facts: dict[str, str], field: str
) -> None:
    answer = client.post(reverse("account_signup"), {"username": "newcomer", "password1": PASSPHRASE} | facts)
    assert field in answer.context["form"].errors
    assert Person.objects.count() == 0


def test_user_names_differ_without_regard_to_case(client: Client) -> None:
    sign_up(client)
    answer = sign_up(Client(), username="NEWCOMER")
    assert answer.context["form"].errors["username"]  # type: ignore[attr-defined]


def test_no_page_of_the_account_shows_a_stranger_anything(client: Client) -> None:
    for name in ("profile", "reads", "card", "acting", "join", "members"):
        assert client.get(reverse(f"accounts:{name}")).status_code == 302
