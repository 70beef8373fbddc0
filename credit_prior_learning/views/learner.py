"""The learner's pages: my requests, one request, its letter."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from credit_prior_learning import reasons
from credit_prior_learning.forms.start import WithdrawForm
from credit_prior_learning.models import Petition, PetitionLine
from credit_prior_learning.policies import allows
from credit_prior_learning.selectors import tracker
from credit_prior_learning.services import petitions
from credit_prior_learning.views.finders import find_line, find_own
from credit_prior_learning.workflow import NEGATIVE, WITH_RECORDS, LineState


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Credit for what I know: what it is, and every request with status, age, next owner and due date (U36)."""
    person: Any = request.user
    lines = list(PetitionLine.objects.of(person).with_facts().order_by("-petition__created_at", "created_at"))
    context = {
        "open_lines": [line for line in lines if line.due_on or line.state == LineState.DRAFT],
        "rest": [line for line in lines if not line.due_on and line.state != LineState.DRAFT],
        "unsent": Petition.objects.of(person).unsent(),
    }
    return render(request, "credit_prior_learning/home.html", context)


@signed_in
@require_safe
def line(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One request: where it stands, since when, who has it, until when, and what happens next."""
    found = find_own(request, line_id)
    if found.state == LineState.DRAFT:
        return redirect("credit:send_request", found.petition_id)
    events = list(found.events.all())
    context = {
        "line": found,
        "steps": tracker.steps(found, events),
        "next_step": tracker.next_step(found),
        "events": events[::-1],
        "proof": found.petition.evidence.all(),
        "may_withdraw": _may_withdraw(request, found),
        "has_letter": _has_letter(found),
        "posting": found.postings.exclude(confirmation_id="").first(),
    }
    return render(request, "credit_prior_learning/line.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """Take a request back, after one question; nothing is deleted."""
    found = find_own(request, line_id)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        petitions.withdraw(found, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        return redirect("credit:line", found.pk)
    return render(request, "credit_prior_learning/withdraw.html", {"line": found, "form": form})


@signed_in
@require_safe
def letter(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """The decision as a letter to print, in the reader's language (L55); staff who see the line may read it."""
    found = find_line(request, line_id)
    offer = found.offers.order_by("-version").first()
    context = {
        "line": found,
        "offer": offer,
        "denial": found.denial,
        "reason": reasons.get(found.denial.code) if found.denial else None,
        "posting": found.postings.exclude(confirmation_id="").first(),
    }
    there_is = _has_letter(found)
    page = "credit_prior_learning/letter.html" if there_is else "credit_prior_learning/no_letter.html"
    return render(request, page, context)


def _has_letter(found: PetitionLine) -> bool:
    return found.state in NEGATIVE | WITH_RECORDS or found.offers.exists()


def _may_withdraw(request: Any, found: PetitionLine) -> bool:
    from credit_prior_learning.workflow import LINE

    return any(move.name == "withdraw" for move in LINE.from_state(found.state)) and allows(
        request.user, "cpl.withdraw", found
    )
