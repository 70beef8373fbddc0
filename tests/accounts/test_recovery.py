"""Getting back in with a paper card."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.services import recovery
from core.codes import grouped
from tests.accounts.factories import PersonFactory

pytestmark = pytest.mark.django_db
NEW = "green lamp under water"


def test_the_card_sets_a_new_passphrase_once() -> None:
    person = PersonFactory(username="amina")
    code = recovery.make_card(person)
    recovery.recover("AMINA", grouped(code).lower(), passphrase=NEW)
    assert Person.objects.get(pk=person.pk).check_password(NEW)
    with pytest.raises(recovery.WrongCard):
        recovery.recover("amina", code, passphrase=NEW)


def test_a_new_card_makes_the_old_one_useless() -> None:
    person = PersonFactory(username="amina")
    old = recovery.make_card(person)
    recovery.make_card(person)
    with pytest.raises(recovery.WrongCard):
        recovery.recover("amina", old, passphrase=NEW)


def test_a_weak_passphrase_leaves_the_card_good() -> None:
    person = PersonFactory(username="amina")
    code = recovery.make_card(person)
    with pytest.raises(ValidationError):
        recovery.recover("amina", code, passphrase="short")
    recovery.recover("amina", code, passphrase=NEW)


def test_the_page_says_the_same_for_a_wrong_name_and_a_wrong_code(client: Client) -> None:
    PersonFactory(username="amina")
    said = []
    for name in ("amina", "nobody"):
        answer = client.post(
            reverse("accounts:recover"), {"username": name, "code": "X" * 20, "passphrase": NEW}
        )
        said.append(answer.context["form"].non_field_errors())
    assert said[0] == said[1]
    assert list(said[0])


def test_the_code_is_nowhere_in_the_database() -> None:
    code = recovery.make_card(PersonFactory())
    from accounts.models import RecoveryCard

    assert code.encode() not in bytes(RecoveryCard.objects.get().digest)


def test_guessing_is_stopped(client: Client) -> None:
    facts = {"username": "amina", "code": "X" * 20, "passphrase": NEW}
    answers = [client.post(reverse("accounts:recover"), facts).status_code for _ in range(12)]
    assert answers[-1] == 429
