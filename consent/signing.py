"""Signing asks for sign-in again: by passphrase in the form, or by passkey through the sign-in pages."""

import time

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    get_reauthentication_flows,
)
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest

from consent.services.terms import SITTING


def signs_by_passphrase(request: HttpRequest) -> bool:
    """Whether this person can sign by typing the passphrase."""
    return bool(request.user.has_usable_password())  # type: ignore[union-attr]


def must_sign_in_again(request: HttpRequest) -> None:
    """Send people without a passphrase to their passkey (the form is kept); raises `ReauthenticationRequired`."""
    if not signed_in_lately(request):
        raise ReauthenticationRequired


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether the person signed in again in the last minutes, in whatever way they sign in."""
    if get_reauthentication_flows(request.user):  # type: ignore[arg-type]
        return bool(did_recently_reauthenticate(request))
    # Signed in through a college only: a new sign-in there is the proof.
    last = max((float(row["at"]) for row in get_authentication_records(request, request.user)), default=0.0)
    return time.time() - last < SITTING.total_seconds()


def note_passphrase(request: HttpRequest) -> None:
    """Note the passphrase just typed, so that no other page asks again within the same minutes.

    Does nothing for people without one: what they did at the sign-in pages is noted there.
    """
    if signs_by_passphrase(request):
        record_authentication(request, request.user, method="password", reauthenticated=True)
