"""Staying out of every directory and search (Ed. Code 76240, 34 CFR 99.37): one wish, honored everywhere (L52)."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.clock import now


@transaction.atomic
def keep_out(person: Person, *, by: Person) -> bool:
    """No directory and no search shows this person from now on; says whether that is new. Only they may wish it.

    What is open already is ended by the room that opened it, in the same transaction: see `discovery.keep_out`.
    """
    return _set(person, by, now(), "accounts.kept_out")


@transaction.atomic
def let_in(person: Person, *, by: Person) -> bool:
    """Take the wish back. It opens nothing by itself: being found still needs a signature."""
    return _set(person, by, None, "accounts.let_in")


def is_kept_out(person: Person) -> bool:
    """Asked of the table, and the row is held until the transaction ends: nobody signs while the wish is written."""
    row = Person.objects.select_for_update(no_key=True).filter(pk=person.pk)
    return any(kept is not None for kept in row.values_list("kept_out_at", flat=True))


def _set(person: Person, by: Person, since: datetime | None, sentence: str) -> bool:
    if by.pk != person.pk:
        raise PermissionDenied
    if is_kept_out(person) == (since is not None):
        return False
    Person.objects.filter(pk=person.pk).update(kept_out_at=since)
    person.kept_out_at = since
    ledger.write(sentence, by=by, about=person)
    return True
