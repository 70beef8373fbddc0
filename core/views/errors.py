"""Error pages: whose fault, what to do, and a code that support can read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


def _page(request: HttpRequest, status: int, cause: Cause, words: Any) -> HttpResponse:
    error = PortalError(f"http.{status}", cause, words, reference=request.path, status=status)
    return render(request, "errors/portal.html", {"error": error}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return _page(request, 400, Cause.YOUR_FILE, _("We could not read what was sent. Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: an insider without the right."""
    return _page(request, 403, Cause.YOUR_FILE, _("Your role may not open this page. Ask a person who may."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing here for this viewer."""
    return _page(
        request,
        404,
        Cause.YOUR_FILE,
        _("There is nothing at this address. Check the link for a typing mistake."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault, and nothing that was saved is lost. Made without the request: the database may be what broke."""
    words: Any = _("Something broke on our side. What you saved is safe. Please try again.")
    error = PortalError("http.500", Cause.OUR_FAULT, words, reference=request.path, status=500)
    return HttpResponse(render_to_string("errors/portal.html", {"error": error}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long or came from elsewhere."""
    return _page(
        request,
        403,
        Cause.YOUR_FILE,
        _("This form was open for too long. Go back, reload the page and send it again."),
    )
