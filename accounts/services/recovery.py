"""Recovery cards: making, keeping and using them (U28)."""

from hmac import compare_digest

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, RecoveryCard
from audit.services import ledger
from core.clock import now
from core.codes import read_code, short_code
from core.encryption import fingerprint
from core.errors import Cause, PortalError

_LENGTH = 20  # 100 bits: no one guesses it, and it still fits on a card


class WrongCard(PortalError):
    """User name and code do not belong together; it never says which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "accounts.wrong_card",
            Cause.YOUR_FILE,
            _("That user name and code do not fit together. Check both and try again."),
        )


def _digest(person: Person, code: str) -> bytes:
    return fingerprint(f"{person.pk}:{read_code(code)}", purpose="recovery-card")


@transaction.atomic
def make_card(person: Person) -> str:
    """Make a new card and return its code once; an older card stops working."""
    code = short_code(_LENGTH)
    facts = {"digest": _digest(person, code), "fate": RecoveryCard.Fate.WAITING, "made_at": now()}
    RecoveryCard.objects.update_or_create(person=person, defaults=facts)
    ledger.write("accounts.card_made", by=person, about=person)
    return code


@transaction.atomic
def settle(person: Person, *, fate: str) -> None:
    """Note what the person did with the card: printed, saved or skipped. Raises `ValueError` for other words."""
    if fate not in (RecoveryCard.Fate.PRINTED, RecoveryCard.Fate.SAVED, RecoveryCard.Fate.SKIPPED):
        raise ValueError(fate)
    RecoveryCard.objects.filter(person=person).update(fate=fate)


def is_waiting(person: Person) -> bool:
    """Whether the person has not yet decided about the card."""
    return RecoveryCard.objects.filter(person=person, fate=RecoveryCard.Fate.WAITING).exists()


@transaction.atomic
def recover(username: str, code: str, *, passphrase: str) -> Person:
    """Set a new passphrase with the card; the card is spent. Raises `WrongCard`, `ValidationError` for a weak one."""
    card = RecoveryCard.objects.select_for_update().filter(person__username__iexact=username).first()
    # The same work for a name that nobody has, so that time tells nothing.
    wanted = card.digest if card else fingerprint("nobody", purpose="recovery-card")
    person = card.person if card else Person(username=username)
    if not compare_digest(bytes(wanted), _digest(person, code)) or card is None:
        raise WrongCard
    validate_password(passphrase, person)
    person.set_password(passphrase)
    person.save()
    card.delete()
    ledger.write("accounts.recovered", by=person, about=person)
    return person
