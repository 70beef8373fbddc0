"""The recovery card, and getting back in with it (U28)."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import session
from accounts.doors import public, signed_in
from accounts.forms.profile import RecoverForm
from accounts.models import Person, RecoveryCard
from accounts.services import recovery
from core.codes import grouped
from core.ratelimit import limit


@signed_in
@never_cache
def card(request: HttpRequest) -> HttpResponse:
    """Show the card once, with three ways on: printed, saved, or skipped on purpose."""
    person: Person = request.user  # type: ignore[assignment]
    if session.CODE not in request.session:
        return render(
            request, "accounts/card_new.html", {"known": RecoveryCard.objects.filter(person=person).first()}
        )
    return render(request, "accounts/card.html", {"code": grouped(request.session[session.CODE])})


@signed_in
@require_POST
def new_card(request: HttpRequest) -> HttpResponse:
    """Make a new card; the old one stops working."""
    session.start_card(request, request.user)  # type: ignore[arg-type]
    return redirect("accounts:card")


@signed_in
@require_POST
def keep_card(request: HttpRequest) -> HttpResponse:
    """The person dealt with the card; the code leaves the session."""
    fate = request.POST.get("fate", "")
    if fate not in RecoveryCard.Fate.values or fate == RecoveryCard.Fate.WAITING:
        messages.error(request, _("Choose one of the three buttons to go on."))
        return redirect("accounts:card")
    recovery.settle(request.user, fate=fate)  # type: ignore[arg-type]
    session.forget_card(request)
    return redirect("home")


@public("people who lost everything else must be able to come back")
@sensitive_post_parameters("code", "passphrase")
@never_cache
def recover(request: HttpRequest) -> HttpResponse:
    """User name, code and a new passphrase; wrong answers never tell which part was wrong."""
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        limit(request, "recover", "10/h")
        if _recovered(form):
            messages.success(request, _("Your new passphrase works. Sign in with it."))
            return redirect("account_login")
    return render(request, "accounts/recover.html", {"form": form})


def _recovered(form: RecoverForm) -> bool:
    given = form.cleaned_data
    try:
        recovery.recover(given["username"], given["code"], passphrase=given["passphrase"])
    except recovery.WrongCard as error:
        form.add_error(None, str(error.message))
    except ValidationError as error:
        form.add_error("passphrase", error)
    else:
        return True
    return False
