"""Who may see what: the learner's permissions, each with its end and its stop."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import signed_in
from consent import kinds
from consent.selectors import grants
from consent.views.find import find_grant

#: Ended ones stay readable; the page shows the newest.
_PAST_SHOWN = 50


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """What is open, what waits for an answer, what has ended."""
    rows = list(grants.of_learner(request.user)[: 4 * _PAST_SHOWN])  # type: ignore[arg-type]
    waiting = [row for row in rows if row.is_waiting]
    opened = [row for row in rows if row.is_open]
    past = [row for row in rows if row not in waiting and row not in opened][:_PAST_SHOWN]
    return render(request, "consent/mine.html", {"waiting": waiting, "opened": opened, "past": past})


@signed_in
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One permission: who, what, why, until when, the text that was shown, and its end."""
    grant = find_grant(request, pk)
    things = kinds.names(grant.learner, grant.granted_items())
    return render(request, "consent/detail.html", {"grant": grant, "things": things})
