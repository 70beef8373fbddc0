"""Requests for a correction, as the source's registrar answers them (L49); they stand among the college's pages."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.doors import member_required
from accounts.enums import Role
from passport.forms.corrections import AnswerForm
from passport.models import Dispute
from passport.services import corrections

_PAGE = 20


@member_required(Role.REGISTRAR)
@require_GET
def queue(request: Any) -> HttpResponse:
    """What is due, the first due first; below it the latest answers."""
    college = request.acting.organization
    sent = Dispute.objects.sent_to(college)
    page = Paginator(sent.owed(), _PAGE).get_page(request.GET.get("page"))
    facts = {"college": college, "page": page, "answered": sent.answered()[:_PAGE]}
    return render(request, "passport/corrections.html", facts)


@member_required(Role.REGISTRAR)
def answer(request: Any, pk: UUID) -> HttpResponse:
    """One request: what the record says, what the learner says, and the answer."""
    dispute = find_sent(request, pk)
    form = AnswerForm(request.POST or None, dispute=dispute)
    if form.is_valid():
        verb = getattr(corrections, form.cleaned_data["decision"])
        verb(dispute, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("Sent. The learner can read your answer."))
        return redirect("passport:corrections")
    facts = {"dispute": dispute, "line": dispute.line, "form": form, "college": request.acting.organization}
    return render(request, "passport/correction.html", facts, status=422 if form.errors else 200)


def find_sent(request: Any, pk: UUID) -> Dispute:
    """A request sent to the college that one acts for; of another college's there is nothing to find."""
    found = Dispute.objects.sent_to(request.acting.organization).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
