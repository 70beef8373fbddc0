"""One client: what may be seen while the case is open, and closing the case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.doors import member_required
from accounts.enums import Role
from casework.intake_form import QUESTIONS
from casework.models import Case, Intake
from casework.services import cases, looking
from casework.services.looking import Look
from casework.views.find import acting, find_case, find_client
from consent.enums import Purpose
from consent.notices import NO_REDISCLOSURE
from consent.selectors import grants

_lock = member_required(Role.CASE_MANAGER, Role.SUPERVISOR)


@_lock
def client(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Granted fields with their end date (U67); after the end the page says so, reads nothing and answers 403."""
    row = find_client(request, pk)
    asked = grants.latest(row.person, acting(request), Purpose.SERVICE_COORDINATION, ref=str(row.pk))
    look = Look(False)
    if asked and asked.effective_at:
        look = looking.look(row, by=acting(request), purpose=Purpose.SERVICE_COORDINATION, ref=str(row.pk))
    shown = [
        (question, look.filling[question.code]) for question in QUESTIONS if question.code in look.filling
    ]
    facts = {
        "client": row,
        "case": find_case(request, row),
        "intake": row.intakes.first(),
        "asked": asked,
        "look": look,
        "shown": shown,
        "notice": NO_REDISCLOSURE,
        "open_intake": row.intakes.filter(state=Intake.State.OPEN).first(),
    }
    return render(request, "casework/client.html", facts, status=403 if look.ended_at else 200)


@_lock
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then close the case; access ends in the same transaction."""
    row = find_client(request, pk)
    case = find_case(request, row)
    if case is None or case.state == Case.State.CLOSED:
        return redirect("casework:client", pk=row.pk)
    if request.method != "POST":
        return render(request, "casework/close.html", {"client": row, "case": case})
    cases.close(case, by=acting(request))
    messages.success(request, _("The case is closed. Access ended with it."))
    return redirect("casework:home")
