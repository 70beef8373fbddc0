"""The public log: one line for each signing and each cancellation, telling nothing about anybody (S13, M7, U80)."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import LogEntry, LogHead
from credentials.selectors import log, log_pages, log_proofs

PAGE, SEALS, RATE = 25, 25, "120/m"
_BECAUSE = "a log that nobody can read would prove nothing"


class _LogPages(Paginator):
    """Counts by the last position: counting the rows of a long log would read all of them."""

    @cached_property
    def count(self) -> int:
        return log.length()


def find_line(number: int) -> LogEntry:
    """A line by its number from 1; every line is public."""
    entry = LogEntry.objects.filter(position=number - 1).first() if 0 < number < 2**62 else None
    if entry is None:
        raise Http404
    return entry


@public(_BECAUSE)
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The log, newest first, and a search by proof code, line number or short code of a record."""
    limit(request, "log", RATE)
    words = request.GET.get("q", "").strip()[:200]
    found = log.find(words) if words else []
    if len(found) == 1:
        return redirect("credentials:log_line", number=found[0])
    page = _LogPages(log.entries(), PAGE).get_page(request.GET.get("page"))
    facts = {
        "page": page,
        "lines": [log.line(entry) for entry in page.object_list],
        "q": words,
        "found": found,
        "seal": log_proofs.newest(),
    }
    return render(request, "credentials/log.html", facts)


@public(_BECAUSE)
@require_safe
def line(request: HttpRequest, number: int) -> HttpResponse:
    """One line, taken apart, with its way up to a signed head, checked at this moment."""
    limit(request, "log", RATE)
    entry = find_line(number)
    facts = {"line": log.line(entry), "parts": log_pages.parts(entry), "proven": log_pages.proven(entry)}
    return render(request, "credentials/log_line.html", facts)


@public(_BECAUSE)
@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    """All signed heads, newest first; each is checked to follow the one before it."""
    limit(request, "log", RATE)
    page = Paginator(LogHead.objects.select_related("signing_key").order_by("-number"), SEALS).get_page(
        request.GET.get("page")
    )
    rows = log_pages.chain(list(page.object_list))
    return render(request, "credentials/log_seals.html", {"page": page, "rows": rows})
