"""Signing again: by passphrase in the form, or by passkey through the sign-in room."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import HttpRequest

from passport.views.finding import me


def freshly_signed_in(request: HttpRequest) -> bool:
    """Whether the person signed in again in the last minutes; only people without a passphrase need to ask."""
    return bool(did_recently_reauthenticate(request))


def note_sign_in(request: HttpRequest) -> None:
    """Note the fresh sign-in, so that another page does not ask again within the same minutes."""
    if me(request).has_usable_password():
        record_authentication(request, me(request), method="password", reauthenticated=True)
