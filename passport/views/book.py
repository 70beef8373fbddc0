"""The learner's own book."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from core.clock import today
from core.rungs import Rung
from passport.models import PassportLine
from passport.selectors import book
from passport.selectors.life import life
from passport.services import lines
from passport.views.finding import me


def rung_asked(request: HttpRequest) -> Rung | None:
    """The weakest rung that the reader wants to see; nonsense in the address means all."""
    asked = request.GET.get("rung", "")
    return Rung(asked) if asked in Rung.values else None


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The cover: one next action, the picture of a life, three areas, skills (S1, L1, U29, U32)."""
    asked = rung_asked(request)
    read = book.of(me(request), at_least=asked)
    undo = _just_deleted(request)
    facts = {
        "undo": undo,
        "book": read,
        "life": life(read, today()),
        "asked": asked,
        "rungs": list(Rung),
    }
    return render(request, "passport/home.html", facts)


@signed_in
def arrivals(request: HttpRequest) -> HttpResponse:
    """New records, each with three answers (S3)."""
    return render(request, "passport/arrivals.html", {"book": book.of(me(request))})


@require_POST
@signed_in
def accept_all(request: HttpRequest) -> HttpResponse:
    """Accept the records that stood on the page; one that arrived since then waits for its own look."""
    seen = request.POST.getlist("line")
    waiting = PassportLine.objects.of(me(request)).waiting()
    chosen = [line for line in waiting.select_related("person") if str(line.pk) in seen]
    count = lines.accept_all(chosen, by=me(request))
    words = ngettext(
        "%(count)s record is in your passport now.", "%(count)s records are in your passport now.", count
    )
    messages.success(request, words % {"count": count} + " " + _("You can share them."))
    return redirect("passport:home")


@signed_in
def deleted(request: HttpRequest) -> HttpResponse:
    """What was deleted in the last 30 days or was not the learner's, with the way back."""
    mine = PassportLine.objects.all_of(me(request))
    facts = {
        "removed": mine.filter(removed_at__isnull=False),
        "declined": mine.filter(state="declined", removed_at=None).with_sources(),
        "replaced": mine.filter(state="superseded", removed_at=None).with_sources(),
    }
    return render(request, "passport/deleted.html", facts)


def _just_deleted(request: HttpRequest) -> PassportLine | None:
    """The line whose deletion the page offers to undo."""
    asked = request.GET.get("deleted", "")
    removed = PassportLine.objects.all_of(me(request)).filter(removed_at__isnull=False)
    return next((line for line in removed if str(line.pk) == asked), None) if asked else None
