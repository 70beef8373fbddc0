"""The learner's answer to an offer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from credit_prior_learning.forms.start import WithdrawForm
from credit_prior_learning.selectors import rules
from credit_prior_learning.services import offers
from credit_prior_learning.views.finders import find_own
from credit_prior_learning.views.identity import identified_at, signs
from credit_prior_learning.workflow import LineState


@signed_in
@require_safe
def offer(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """The terms, one by one, and two equal ways to answer."""
    line = find_own(request, line_id)
    found = line.offers.order_by("-version").first()
    if found is None:
        return redirect("credit:line", line.pk)
    context = {
        "line": line,
        "offer": found,
        "terms": found.terms,
        "open": line.state == LineState.OFFERED and found.is_open,
        "residency": rules.version("T5.RESIDENCY", line),
        "form": WithdrawForm(),
    }
    return render(request, "credit_prior_learning/offer.html", context)


@signed_in
@signs
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Sign exactly what was shown: the form carries the hash of those terms."""
    line = find_own(request, line_id)
    if request.method == "GET":
        return redirect("credit:offer", line.pk)
    person: Any = request.user
    offers.accept(
        line,
        terms_hash=request.POST.get("terms", ""),
        reauthenticated_at=identified_at(request),
        by=person,
        language=(get_language() or "en")[:2],
    )
    messages.success(request, _("You accepted. The records office takes it from here."))
    return redirect("credit:line", line.pk)


@signed_in
@require_POST
def decline(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Say no; a reason is welcome and not needed."""
    line = find_own(request, line_id)
    form = WithdrawForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    offers.decline(line, by=request.user, reason=reason)  # type: ignore[arg-type]
    return redirect("credit:line", line.pk)
