"""What of a recovery card is kept in the signed-in session until the person has dealt with it."""

from django.http import HttpRequest

from accounts.models import Person
from accounts.services import recovery

CODE = "recovery_code"
WAITING = "recovery_card_waiting"


def start_card(request: HttpRequest, person: Person) -> None:
    """Make a card and keep its code for the card page."""
    request.session[CODE] = recovery.make_card(person)
    request.session[WAITING] = True


def forget_card(request: HttpRequest) -> None:
    """The person dealt with the card; its code leaves the session."""
    for key in (CODE, WAITING):
        request.session.pop(key, None)
