"""Staff: the queue, one case, and the moves that need no more than a button."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import member_required, signed_in
from credit_prior_learning.forms.cases import ReassignForm, RouteForm
from credit_prior_learning.models import PetitionLine
from credit_prior_learning.policies import allows, moves_for
from credit_prior_learning.selectors import queue as queues
from credit_prior_learning.selectors import tracker
from credit_prior_learning.services import desk, intake
from credit_prior_learning.views.finders import find_case, find_line
from credit_prior_learning.workflow import MOVES

#: Moves that ask for nothing but the press of a button.
_PLAIN = frozenset({"assign", "clear", "publish", "take_up", "discard"})


@member_required(*queues.STAFF)
@require_safe
def queue(request: Any) -> HttpResponse:
    """What waits for this person, soonest due first (U44)."""
    found = queues.of(request.user, request.acting)
    return render(request, "credit_prior_learning/queue.html", {"queue": found, "acting": request.acting})


@member_required(*queues.STAFF)
@require_safe
def case(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One case with everything this role needs, and the moves it may make now."""
    return _case(request, find_case(request, line_id))


def _case(request: Any, line: PetitionLine, form: Any = None) -> HttpResponse:
    moves = {move.name for move in moves_for(request.user, line)}
    events = list(line.events.select_related("actor"))
    people = queues.assessors(line) if moves & {"route_faculty", "reassign"} else []
    context = {
        "line": line,
        "moves": moves,
        "events": events[::-1],
        "steps": tracker.steps(line, events),
        "proof": line.petition.evidence.all(),
        "may_open": allows(request.user, "cpl.see_evidence", line),
        "may_assess": allows(request.user, "cpl.attest", line),
        "people": people,
        "form": form or _route_form(moves, people),
        "assignment": line.assignments.filter(ended_at=None).select_related("person").first(),
    }
    status = 422 if form is not None else 200
    return render(request, "credit_prior_learning/case.html", context, status=status)


def _route_form(moves: set[str], people: Any) -> Any:
    if "reassign" in moves:
        return ReassignForm(people=people)
    return RouteForm(people=people) if "route_faculty" in moves else None


@member_required(*queues.STAFF)
@require_POST
def route(request: Any, line_id: UUID) -> HttpResponse:
    """Give the case to a faculty member; while it is with one already, to another."""
    line = find_case(request, line_id)
    moves = {move.name for move in moves_for(request.user, line)}
    again = "reassign" in moves
    form = (ReassignForm if again else RouteForm)(request.POST, people=queues.assessors(line))
    if not form.is_valid():
        return _case(request, line, form)
    if not moves & {"route_faculty", "reassign"}:
        raise PermissionDenied
    verb: Any = intake.reassign if again else intake.route_faculty
    verb(line, by=request.user, **form.cleaned_data)
    messages.success(request, _("The case is with faculty now."))
    return redirect("credit:case", line.pk)


@signed_in
@require_POST
def move(request: HttpRequest, line_id: UUID, action: str) -> HttpResponse:
    """Any move of the table by name: plain ones are made, those without a verb yet are refused in words."""
    line = find_line(request, line_id)
    if action not in {known.name for known in MOVES}:
        raise Http404
    person: Any = request.user
    if action in _PLAIN or (action, line.state) in unmade():
        desk.perform(line, action, by=person)
        messages.success(request, _("Saved."))
        own = line.petition.learner_id == person.pk
        return redirect("credit:home" if own else "credit:case", *([] if own else [line.pk]))
    raise Http404  # it has a page of its own


def unmade() -> set[tuple[str, str]]:
    """(action, state) pairs that the table knows and no verb makes yet."""
    return {(action, source) for source, _target, action in desk.not_yet()}
