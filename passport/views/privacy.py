"""Being found by employers: one switch, off until the learner signs (S12, U40)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from consent import notices, signing
from consent.enums import Purpose
from core.clock import now
from core.ratelimit import limit
from passport.forms.sharing import SignForm
from passport.models import PassportLine
from passport.selectors import discovery, shared_view
from passport.services import discovery as switch
from passport.views.finding import me


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The card: who, what, why, until, what a no means, how to stop."""
    return _card(request, SignForm(person=me(request)))


@require_POST
@signed_in
def turn_on(request: HttpRequest) -> HttpResponse:
    """Sign, after signing in again."""
    limit(request, "sign", "10/m")
    form = SignForm(request.POST, person=me(request))
    by_key = not signing.signs_by_passphrase(request)
    if not (signing.signed_in_lately(request) if by_key else form.is_valid()):
        return _card(request, form)
    signing.note_passphrase(request)
    switch.switch_on(me(request), by=me(request), language=get_language() or "en", reauth_at=now())
    messages.success(request, _("Employers can find your skills now. They do not see your name."))
    return redirect("passport:privacy")


@require_POST
@signed_in
def turn_off(request: HttpRequest) -> HttpResponse:
    """Stop at once; no reason is asked."""
    switch.switch_off(me(request), by=me(request))
    messages.success(request, _("Stopped. No search finds you now."))
    return redirect("passport:privacy")


@require_POST
@signed_in
def keep_out(request: HttpRequest) -> HttpResponse:
    """Out of every directory and search, at once and without a question (L52)."""
    switch.keep_out(me(request), by=me(request))
    messages.success(request, _("Done. You are in no list and no search."))
    return redirect("passport:privacy")


@require_POST
@signed_in
def let_in(request: HttpRequest) -> HttpResponse:
    """Undo it; being found stays off until it is signed."""
    switch.let_in(me(request), by=me(request))
    messages.success(request, _("Undone. No search finds you until you turn it on."))
    return redirect("passport:privacy")


def _card(request: HttpRequest, form: SignForm) -> HttpResponse:
    person = me(request)
    lines = list(PassportLine.objects.of(person).shareable())
    preview = shared_view.for_selection(person, lines, show_name=False)
    facts = {
        "form": form,
        "grant": discovery.open_grants(person).first(),
        "kept_out": person.kept_out_at,
        "allowed": discovery.may_be_found(person),
        "skills": preview.skills(),
        "notice": notices.for_purpose(Purpose.BE_FOUND, get_language() or "en"),
        "by_key": not person.has_usable_password(),
        "fresh": signing.signed_in_lately(request),
    }
    return render(request, "passport/privacy.html", facts, status=422 if form.errors else 200)
