"""What colleges gave out about a person, or were asked to give out: the college's log, read by its student (L50)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import signed_in
from consent.models import DisclosureLine

_PAGE = 20


@signed_in
def releases(request: HttpRequest) -> HttpResponse:
    """One's own lines, newest first (Ed. Code 76222); a custodian reads the college's log among the college's pages."""
    lines = DisclosureLine.objects.about(request.user)
    page = Paginator(lines, _PAGE).get_page(request.GET.get("page"))
    return render(request, "consent/releases.html", {"page": page})
