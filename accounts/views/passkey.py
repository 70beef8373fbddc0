"""Sign-up with a passkey: first the name, then the device; the account is made when both are there (U28)."""

from typing import Any
from uuid import UUID

from allauth.account.utils import complete_signup
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from accounts.doors import public
from accounts.forms.signup import PasskeyForm, PasskeySignupForm
from accounts.models import Person
from accounts.services import passkeys
from core.ids import uuid7
from core.ratelimit import limit

_DRAFT = "passkey_signup"


@public("people join here without a passphrase")
def name(request: HttpRequest) -> HttpResponse:
    """Who is it: kept in the session until the device has answered."""
    if request.user.is_authenticated:
        return redirect("home")
    form = PasskeySignupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[_DRAFT] = form.cleaned_data | {"pk": str(uuid7())}
        return redirect("accounts:passkey_device")
    return render(request, "accounts/passkey_name.html", {"form": form})


@public("people join here without a passphrase")
@never_cache
def device(request: HttpRequest) -> HttpResponse:
    """Ask the device for a key; its answer makes the account and signs in."""
    draft = request.session.get(_DRAFT)
    if draft is None or request.user.is_authenticated:
        return redirect("accounts:passkey_name")
    facts = draft | {"pk": UUID(draft["pk"]), "language": (get_language() or "en")[:2]}
    form = PasskeyForm(request.POST or None, user=Person(**facts))
    if request.method == "POST":
        limit(request, "passkey-signup", "20/h")
        if form.is_valid():
            return _join(request, facts, form.cleaned_data)
    options = auth.begin_registration(Person(**facts), True)
    return render(
        request, "accounts/passkey_device.html", {"form": form, "js_data": {"creation_options": options}}
    )


def _join(request: HttpRequest, facts: dict[str, Any], given: dict[str, Any]) -> HttpResponse:
    del request.session[_DRAFT]
    pk = facts.pop("pk")
    try:
        person, key = passkeys.sign_up(pk, name=given["name"], credential=given["credential"], **facts)
    except IntegrityError:  # somebody took the user name between the two pages
        messages.error(request, _("This user name is taken. Choose another one."))
        return redirect("accounts:passkey_name")
    post_authentication(request, key, passwordless=True)
    return complete_signup(request, person, None, None)
