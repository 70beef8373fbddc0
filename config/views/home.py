"""The first page, each role's home, and help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from accounts.doors import public, signed_in
from accounts.enums import HELPERS, SCHOOLS

_BY_KIND = dict.fromkeys(SCHOOLS, "institutions:home") | {"employer": "employers:home", "state": "trust"}


@public("it is the front door")
def welcome(request: HttpRequest) -> HttpResponse:
    """One sentence, three outcomes, one way in (U26)."""
    return render(request, "home/welcome.html")


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Send each person to the room they work in; a learner to their passport."""
    acting = request.acting  # type: ignore[attr-defined]
    kind = acting.organization.kind if acting else ""
    room = "casework:home" if acting and kind in HELPERS else _BY_KIND.get(kind, "passport:home")
    if acting and acting.role in ("discipline_faculty", "coordinator"):
        room = "credit:queue"
    try:
        return redirect(reverse(room))
    except NoReverseMatch:
        return redirect("welcome")


@public("help is for everyone")
def help_page(request: HttpRequest) -> HttpResponse:
    """Help in one place (U21, U43)."""
    return render(request, "home/help.html")
