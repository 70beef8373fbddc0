"""Documents that other checkers fetch: status lists and DID documents. Cacheable, open to every origin, no cookies."""

import hashlib
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from accounts.doors import public
from accounts.models import Organization
from credentials.models import SigningKey, StatusList
from credentials.selectors import documents
from credentials.selectors.documents import did_document
from credentials.standards.status_list import TTL

_BECAUSE = "other checkers must read it to check a record"


@public(_BECAUSE)
@require_safe
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    """One signed status list; nobody learns from it which record is meant."""
    row = StatusList.objects.filter(number=number).values_list("document").first()
    if row is None or row[0] is None:
        raise Http404
    return _open(request, bytes(row[0]), "application/vc")


@public(_BECAUSE)
@require_safe
def status_token(request: HttpRequest, number: int) -> HttpResponse:
    """The same list as a Token Status List."""
    row = StatusList.objects.filter(number=number).values_list("token").first()
    if row is None or row[0] is None:
        raise Http404
    return _open(request, bytes(row[0]), "application/statuslist+jwt")


@public(_BECAUSE)
@require_safe
def issuer_keys(request: HttpRequest, slug: str) -> HttpResponse:
    """The keys of a source for checkers of its tokens (SD-JWT VC section 4)."""
    organization = Organization.objects.filter(slug=slug).first()
    found = documents.issuer_keys(organization) if organization else {"jwks": {"keys": []}}
    if not found["jwks"]["keys"]:
        raise Http404
    return _open(request, _text(found), "application/json")


@public(_BECAUSE)
@require_safe
def portal_did(request: HttpRequest) -> HttpResponse:
    """The portal's own DID document."""
    return _open(request, _text(did_document(None)), "application/did+json")


@public(_BECAUSE)
@require_safe
def source_did(request: HttpRequest, slug: str) -> HttpResponse:
    """The DID document of a source that has no site of its own."""
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None or not SigningKey.objects.of(organization).published().exists():
        raise Http404
    return _open(request, _text(did_document(organization)), "application/did+json")


def _text(document: dict[str, Any]) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()


def _open(request: HttpRequest, body: bytes, content_type: str) -> HttpResponse:
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    fresh = request.headers.get("If-None-Match") == etag
    response = HttpResponseNotModified() if fresh else HttpResponse(body, content_type=content_type)
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={TTL // 1000}"
    return response
