"""What happens when someone signs up."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.dispatch import receiver
from django.http import HttpRequest

from accounts import session
from accounts.models import Person


@receiver(user_signed_up)
def offer_recovery_card(request: HttpRequest, user: Person, **_: Any) -> None:
    """A new account comes with its recovery card."""
    session.start_card(request, user)
