"""Questions of others and the learner's answer: yes, no, or ask me later."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.doors import signed_in
from consent import kinds, notices, signing
from consent.enums import State
from consent.errors import ConsentIncomplete, ConsentRefused
from consent.forms.answer import AnswerForm
from consent.items import Item
from consent.models import Grant
from consent.selectors import grants as reading
from consent.services import grants
from consent.views.find import find_grant
from core.clock import now
from core.ratelimit import limit


@signed_in
def requests(request: HttpRequest) -> HttpResponse:
    """Who asks for what; each question has its own card."""
    waiting = reading.waiting_for(request.user)  # type: ignore[arg-type]
    return render(request, "consent/requests.html", {"waiting": waiting})


@sensitive_post_parameters("passphrase")
@signed_in
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The card. A yes signs, a no is a complete answer, "ask me later" keeps the question."""
    grant = find_grant(request, pk)
    if not grant.is_waiting:
        return _answered(request, grant)
    if request.method != "POST":
        return _card(request, grant, _form(request, grant))
    deed = {"yes": _yes, "no": _no, "later": _later}.get(request.POST.get("answer", ""))
    if deed is None:
        raise Http404
    return deed(request, grant)


def _answered(request: HttpRequest, grant: Grant) -> HttpResponse:
    if grant.state in (State.ASKED, State.DRAFT):
        messages.info(request, _("This question is too old. They can ask again."))
        return redirect("consent:mine")
    return redirect("consent:detail", pk=grant.pk)


def _form(request: HttpRequest, grant: Grant) -> AnswerForm:
    asked = [Item(row["kind"], row["id"], tuple(row["fields"])) for row in grant.asked_items]
    return AnswerForm(
        request.POST or None,
        grant=grant,
        offers=kinds.offers(grant.learner, asked),
        by_passphrase=signing.signs_by_passphrase(request),
    )


def _card(request: HttpRequest, grant: Grant, form: AnswerForm) -> HttpResponse:
    notice = notices.for_purpose(grant.purpose, get_language() or "en")
    ticked = request.POST.getlist("things")
    facts = {"grant": grant, "form": form, "notice": notice, "ticked": ticked}
    return render(request, "consent/answer.html", facts, status=422 if form.errors else 200)


def _yes(request: HttpRequest, grant: Grant) -> HttpResponse:
    limit(request, "sign", "10/m")
    form = _form(request, grant)
    if not form.is_valid():
        return _card(request, grant, form)
    if signing.signs_by_passphrase(request):
        signing.note_passphrase(request)
    else:
        signing.must_sign_in_again(request)
    try:
        return _give(request, grant, form)
    except (ConsentRefused, ConsentIncomplete) as refused:
        form.add_error(None, str(refused.message))
        return _card(request, grant, form)


def _give(request: HttpRequest, grant: Grant, form: AnswerForm) -> HttpResponse:
    language = get_language() or "en"
    grants.give(
        grant.learner,
        by=grant.learner,
        recipient=grant.recipient,
        purpose=grant.purpose,
        purpose_ref=grant.purpose_ref,
        items=form.items(),
        expires_at=form.ends_at,
        discloser=grant.discloser,
        notice=notices.for_purpose(grant.purpose, language),
        reauth_at=now(),
        answering=grant,
    )
    messages.success(request, _("You said yes. They can see these things now, and nothing else."))
    return redirect("consent:detail", pk=grant.pk)


def _no(request: HttpRequest, grant: Grant) -> HttpResponse:
    grants.refuse(grant, by=grant.learner)
    messages.success(request, _("You said no. Nothing else changes."))
    return redirect("consent:requests")


def _later(request: HttpRequest, grant: Grant) -> HttpResponse:
    grants.postpone(grant, by=grant.learner)
    messages.info(request, _("The question stays here. We will not remind you for a week."))
    return redirect("consent:requests")
