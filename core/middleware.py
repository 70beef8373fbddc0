"""Turns an error that a person may read into a page that says it."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.errors import PortalError

log = structlog.get_logger(__name__)


class PortalErrorMiddleware:
    """Answers `PortalError` with its page: cause, words, help code."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PortalError):
            return None
        log.info("portal_error", code=error.code, cause=error.cause, help_code=error.help_code)
        return render(request, "errors/portal.html", {"error": error}, status=error.status)
