"""The Trust page: self-tests, incidents, promises, accessibility, methods, data sets (U81)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import public
from config import promises
from config.selftest import results
from core.models import DataSet, Incident


@public("trust is earned in the open")
def trust(request: HttpRequest) -> HttpResponse:
    """Everything with its last update; a failed self-test is shown first."""
    context = {
        "self_tests": [result.test for result in results.newest()],
        "incidents": Incident.objects.all()[:20],
        "promises": promises.PROMISES,
        "promises_updated": promises.UPDATED,
        "methods": promises.METHODS,
        "accessibility": promises.ACCESSIBILITY,
        "data_sets": DataSet.objects.all(),
    }
    return render(request, "home/trust.html", context)
