"""Changing one's own profile."""

from typing import Any

from django.db import transaction

from accounts.models import Person
from audit.services import ledger

FIELDS = ("chosen_name", "first_name", "last_name", "birth_date", "language", "email", "phone")


@transaction.atomic
def change(person: Person, *, by: Person, **facts: Any) -> Person:
    """Set the given fields; only the person does it. Raises `ValueError` for an unknown field."""
    unknown = set(facts) - set(FIELDS)
    if unknown or by != person:
        raise ValueError(f"not yours to change: {sorted(unknown)}")
    for name, value in facts.items():
        setattr(person, name, value)
    person.save()
    ledger.write("accounts.profile_changed", by=by, about=person, fields=sorted(facts))
    return person
