"""The switch that lets employers find a learner's skills without their name; off until the learner signs (S12)."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.services import directory
from audit.services import ledger
from consent.enums import Category, Purpose
from consent.models import Grant
from consent.services import grants
from core.clock import now
from passport.selectors import discovery
from passport.services.changes import tell

LIFE = timedelta(days=365)


@transaction.atomic
def switch_on(person: Person, *, by: Person, language: str, reauth_at: datetime) -> Grant:
    """Sign the consent to be found, for a year at most; signing it twice keeps the first.

    Raises `ConsentRefused` under 18 and `ConsentIncomplete` without a fresh sign-in.
    """
    if by != person:
        raise PermissionDenied
    held = discovery.open_grants(person).first()
    if held:
        return held
    grant = grants.give(
        person,
        recipient_words=_("Employers who search here"),
        purpose=Purpose.BE_FOUND,
        categories=[Category.SKILLS],
        follows_updates=True,
        expires_at=now() + LIFE - timedelta(minutes=5),
        by=by,
        notice=Purpose.BE_FOUND.value,
        language=language,
        reauth_at=reauth_at,
    )
    ledger.write("passport.discovery_on", by=by, about=person, target=grant)
    return grant


@transaction.atomic
def switch_off(person: Person, *, by: Person) -> int:
    """Stop being found, at once; returns how many permissions ended."""
    if by != person:
        raise PermissionDenied
    open_now = list(discovery.open_grants(person))
    for grant in open_now:
        grants.withdraw(grant, by=by)
        ledger.write("passport.discovery_off", by=by, about=person, target=grant)
    return len(open_now)


@transaction.atomic
def keep_out(person: Person, *, by: Person) -> int:
    """Be in no directory and no search from now on (Ed. Code 76240); returns how many permissions ended with it.

    Pressing twice changes nothing. Shares that the learner signed for one party stay: they are no search.
    """
    directory.keep_out(person, by=by)
    open_now = list(discovery.open_to_any_search(person))
    for grant in open_now:
        grants.withdraw(grant, by=by)
    tell(person)
    return len(open_now)


@transaction.atomic
def let_in(person: Person, *, by: Person) -> None:
    """Take that wish back. Nothing finds the learner until they sign again."""
    directory.let_in(person, by=by)
