"""The employer's home is the search bar."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import member_required
from accounts.enums import Role
from core.ratelimit import limit
from employers.forms.search import SearchForm
from employers.services import searches


@member_required(Role.RECRUITER, Role.SUPERVISOR, Role.ORGANIZATION_ADMIN)
def home(request: HttpRequest) -> HttpResponse:
    """Ask for skills, see anonymous cards that lead with coverage and with who stands behind each skill."""
    form = SearchForm(request.GET or None)
    context: dict[str, Any] = {"form": form, "result": None}
    if form.is_bound and form.is_valid():
        limit(request, "employer-search", "120/h")
        context["result"] = searches.run(form.query(), by=request.acting)  # type: ignore[attr-defined]
    return render(request, "employers/home.html", context)
