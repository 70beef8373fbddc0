"""The public list of sources: whom a verdict knows, since when, and for what (U79, S42)."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import DirectoryEntry, DirectorySnapshot
from credentials.selectors import sources as reading

_BECAUSE = "a verdict names its source, and anyone must be able to look that source up"
PAGE, RATE = 25, "120/m"


def find_source(pk: UUID) -> DirectoryEntry:
    """One source; every entry is public."""
    entry = DirectoryEntry.objects.select_related("organization").filter(pk=pk).first()
    if entry is None:
        raise Http404
    return entry


@public(_BECAUSE)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All sources, searchable by name, place and id."""
    limit(request, "sources", RATE)
    words, state = request.GET.get("q", ""), request.GET.get("state", "")
    page = Paginator(reading.find(words, state), PAGE).get_page(request.GET.get("page"))
    newest = DirectorySnapshot.objects.order_by("-version").defer("content").first()
    facts = {"page": page, "q": words, "state": state, "newest": newest}
    return render(request, "credentials/sources.html", facts)


@public(_BECAUSE)
@require_safe
def source(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One source: what it may sign, its keys with their dates, what it corrected, how its entry changed."""
    limit(request, "sources", RATE)
    entry = find_source(pk)
    facts = {
        "entry": entry,
        "scopes": reading.scopes_of(entry),
        "keys": reading.keys_of(entry),
        "corrections": reading.corrections(entry),
        "history": Paginator(reading.history(entry), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "credentials/source.html", facts)
