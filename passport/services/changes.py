"""Telling upper rooms that what others may see of a person changed."""

from accounts.models import Person
from passport.models import PassportLine
from passport.signals import passport_changed


def tell(person: Person) -> None:
    """Send `passport_changed` in the caller's transaction, so that search follows at once or not at all."""
    passport_changed.send(sender=PassportLine, person=person)
