"""Bringing a record from elsewhere: checked first, then it waits for a yes, or stands in the tray with its reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from core.ratelimit import limit
from credentials import words
from passport.forms.bring import BringForm
from passport.models import ReceivedRecord
from passport.services import receiving
from passport.views.finding import me


@signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """The box, and what came of it."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if request.method == "POST":
        limit(request, "bring", "30/m")
        if form.is_valid() and (answer := _received(request, form)):
            return answer
    facts = {"form": form, "refused": ReceivedRecord.objects.of(me(request)).not_accepted().count()}
    return render(request, "passport/bring.html", facts, status=422 if form.errors else 200)


def _received(request: HttpRequest, form: BringForm) -> HttpResponse | None:
    try:
        record = receiving.receive(me(request), document=form.document(), by=me(request))
    except receiving.NotARecord as error:
        form.add_error(None, words.sentence(error.verdict))
        return None
    if not record.accepted:
        messages.error(request, _("The check failed, so we did not take it into your passport."))
        return redirect("passport:tray")
    messages.success(request, _("We checked it. Look at it and say yes or no."))
    return redirect("passport:arrivals")


@signed_in
def tray(request: HttpRequest) -> HttpResponse:
    """What was not accepted, each with the reason (S18)."""
    rows = ReceivedRecord.objects.of(me(request)).not_accepted()
    facts = {"records": [(row, words.reason_text(row.reason, row.detail, row.source_name)) for row in rows]}
    return render(request, "passport/tray.html", facts)


@require_POST
@signed_in
def throw_away(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a file of the tray."""
    record = ReceivedRecord.objects.of(me(request)).not_accepted().filter(pk=pk).first()
    if record is None:
        raise Http404
    receiving.forget(record, by=me(request))
    messages.success(request, _("Deleted."))
    return redirect("passport:tray")
