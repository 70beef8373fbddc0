"""A college's courses, for everyone: the address of a course is its name in signed records."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.doors import public
from accounts.models import Organization
from institutions.models import CatalogCourse

_PAGE = 40


@public("a catalogue is for everyone")
@require_GET
def courses(request: Any, college: str) -> HttpResponse:
    """All courses that a college offers, with a search box."""
    school = get_object_or_404(Organization.objects.schools(), slug=college)
    wanted = request.GET.get("q", "")[:80]
    found = CatalogCourse.objects.of(school).active().known_as(wanted)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(request, "institutions/catalog.html", {"college": school, "page": page, "q": wanted})


@public("a catalogue is for everyone")
@require_GET
def course(request: Any, college: str, subject: str, number: str) -> HttpResponse:
    """One course: units, what it teaches, and in which catalogue year."""
    school = get_object_or_404(Organization.objects.schools(), slug=college)
    found = CatalogCourse.objects.of(school).filter(subject=subject, number=number)
    latest = found.order_by(F("catalog_year").desc()).first()
    if latest is None:
        get_object_or_404(found)
    return render(request, "institutions/course.html", {"college": school, "course": latest})
