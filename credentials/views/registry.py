"""The list of sources for machines: registry, entity statements, and every version for download."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import DirectorySnapshot
from credentials.selectors import registry as reading
from credentials.services import statements

_BECAUSE = "other checkers must be able to know the same sources"


@public(_BECAUSE)
@require_safe
def registry(request: HttpRequest) -> HttpResponse:
    """Every id of every source with name, place and page."""
    limit(request, "registry", "60/m")
    return _open(JsonResponse(reading.registry()))


@public(_BECAUSE)
@require_safe
def configuration(request: HttpRequest) -> HttpResponse:
    """The portal's own entity configuration (OpenID Federation 1.0 section 9)."""
    limit(request, "registry", "60/m")
    return _jwt(statements.configuration())


@public(_BECAUSE)
@require_safe
def fetch(request: HttpRequest) -> HttpResponse:
    """The statement about one source by its id; 404 for whom the directory does not know (section 8.1)."""
    limit(request, "registry", "60/m")
    sub = request.GET.get("sub", "")
    if not sub:
        return _error(400, "invalid_request", "sub is missing")
    found = statements.about(sub)
    return _jwt(found) if found else _error(404, "not_found", "no source has this id")


@public(_BECAUSE)
@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One version of the directory as it was signed; it never changes."""
    limit(request, "registry", "60/m")
    row = DirectorySnapshot.objects.filter(version=number).select_related("signing_key").first()
    if row is None:
        raise Http404
    answer = _open(JsonResponse(reading.published(row)))
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _jwt(text: str) -> HttpResponse:
    return _open(HttpResponse(text, content_type="application/entity-statement+jwt"))


def _error(status: int, code: str, words: str) -> HttpResponse:
    body: dict[str, Any] = {"error": code, "error_description": words}
    return _open(HttpResponse(json.dumps(body), status=status, content_type="application/json"))


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    # A source that came a minute ago is known a minute later everywhere.
    response["Cache-Control"] = "public, max-age=60"
    return response
