"""Joining with a passkey instead of a passphrase (U28)."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import Person


@transaction.atomic
def sign_up(pk: UUID, *, name: str, credential: dict[str, Any], **facts: Any) -> tuple[Person, Authenticator]:
    """Make a person and their passkey together: nobody gets an account that they have no way into.

    `credential` is the browser's answer, already checked; `pk` is the id that it was made for. Raises `IntegrityError`
    when the user name was taken meanwhile.
    """
    person = Person.objects.create_user(facts.pop("username"), None, pk=pk, **facts)
    data = {"name": name, "credential": credential}
    return person, Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)
