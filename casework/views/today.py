"""Today, and starting with a client."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.doors import member_required
from accounts.enums import Role
from casework.forms.intake import StartForm
from casework.intake_form import QUESTIONS
from casework.selectors import today
from casework.services import intakes
from casework.services.intakes import CodeUnknown
from casework.views.find import acting
from core.ratelimit import limit


@member_required(Role.CASE_MANAGER, Role.SUPERVISOR)
def home(request: HttpRequest) -> HttpResponse:
    """My clients, one line each (U65)."""
    return render(request, "casework/home.html", {"rows": today.for_member(acting(request))})


@member_required(Role.CASE_MANAGER, Role.SUPERVISOR)
def start(request: HttpRequest) -> HttpResponse:
    """Begin an intake with the code that a client shows (U66)."""
    form = StartForm(request.POST or None)
    if request.method == "POST":
        limit(request, "client-code", "10/m")
        if form.is_valid():
            try:
                intake = intakes.start(
                    form.cleaned_data["code"],
                    preferred_name=form.cleaned_data["preferred_name"],
                    during_case=form.cleaned_data["during_case"],
                    by=acting(request),
                )
                return redirect("casework:intake", pk=intake.pk)
            except CodeUnknown as unknown:
                form.add_error("code", str(unknown.message))
    return render(request, "casework/start.html", {"form": form}, status=422 if form.errors else 200)


@member_required(Role.CASE_MANAGER, Role.SUPERVISOR)
def blank(request: HttpRequest) -> HttpResponse:
    """The form for paper, with the reason of each question; it needs no client in the portal (S131)."""
    return render(request, "casework/blank.html", {"questions": QUESTIONS})
