"""The public log: one line for each signing and each cancellation, telling nothing about anybody (S13, M7)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.selectors import log

PAGE = 50


class _LogPages(Paginator):
    """Counts by the last position: counting the rows of a long log would read all of them."""

    @cached_property
    def count(self) -> int:
        return log.length()


@public("a log that nobody can read would prove nothing")
@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The log, newest first. Whoever holds a record finds its line by the number on the record's own page."""
    limit(request, "log", "120/m")
    page = _LogPages(log.entries(), PAGE).get_page(request.GET.get("page"))
    lines = [log.line(entry) for entry in page.object_list]
    return render(request, "credentials/log.html", {"page": page, "lines": lines})
