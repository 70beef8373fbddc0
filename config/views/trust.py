"""The Trust page: self-tests, incidents, promises, accessibility, methods, data sets (U81)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import public
from config import promises
from core.models import DataSet, Incident, SelfTest


@public("trust is earned in the open")
def trust(request: HttpRequest) -> HttpResponse:
    """Everything with its last update; a failed self-test is shown first."""
    tests = sorted(
        SelfTest.objects.order_by("name", "-created_at").distinct("name"),
        key=lambda t: (t.standing != SelfTest.Outcome.FAILED, t.standing == SelfTest.Outcome.PASSED, t.name),
    )
    context = {
        "self_tests": tests,
        "incidents": Incident.objects.all()[:20],
        "promises": promises.PROMISES,
        "promises_updated": promises.UPDATED,
        "methods": promises.METHODS,
        "accessibility": promises.ACCESSIBILITY,
        "data_sets": DataSet.objects.all(),
    }
    return render(request, "home/trust.html", context)
