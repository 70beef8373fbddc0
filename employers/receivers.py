"""What this room does when a lower room speaks: privacy is re-scoped at once, in the same transaction."""

from typing import Any

from django.dispatch import receiver

from consent.enums import Purpose
from consent.signals import grant_closed, grant_opened
from employers.services import indexing
from passport.signals import passport_changed


@receiver(passport_changed)
def follow_the_passport(person: Any, **_: Any) -> None:
    """A line was accepted, hidden, cancelled: the document follows."""
    indexing.reindex(person)


@receiver([grant_opened, grant_closed])
def follow_consent(grant: Any, **_: Any) -> None:
    """Discovery was switched on or off: the document appears or is gone."""
    if grant.purpose == Purpose.BE_FOUND:
        indexing.reindex(grant.learner)
