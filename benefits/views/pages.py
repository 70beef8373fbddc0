"""The room's first page; rules and curves come with the case managers' tools."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import public


@public("anyone may ask what a raise changes")
def index(request: HttpRequest) -> HttpResponse:
    """Say plainly that no figure is shown yet, and whom to ask today."""
    return render(request, "benefits/index.html")
