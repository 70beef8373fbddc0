"""The permanent address of a signed record: the exact bytes for machines, a page with the verdict for people."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import IssuedCredential
from credentials.selectors import log
from credentials.selectors.answers import answer
from credentials.services import verification

_BECAUSE = "whoever holds a record knows its address of 122 random bits and may read it there"
RATE = "120/m"


def find_credential(public_id: UUID) -> IssuedCredential:
    """The record at an address; cancelled and replaced ones stay, and say so."""
    row = IssuedCredential.objects.select_related("source").filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return row


@public(_BECAUSE)
@require_safe
def signed_bytes(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The signed bytes as they were signed; a browser is shown the page instead."""
    limit(request, "record", RATE)
    credential = find_credential(public_id)
    if "text/html" in request.headers.get("Accept", "") and "download" not in request.GET:
        return _to_page(request, public_id)
    answer_ = HttpResponse(bytes(credential.document), content_type="application/vc")
    answer_["Access-Control-Allow-Origin"] = "*"
    return unlisted(answer_)


def _to_page(request: HttpRequest, public_id: UUID) -> HttpResponse:
    with translation.override(translation.get_language_from_request(request)):
        return unlisted(redirect(reverse("credentials:record", args=[public_id])))


def unlisted(response: HttpResponse) -> HttpResponse:
    response["Vary"] = "Accept"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@public(_BECAUSE)
@never_cache
@require_safe
def record(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The record checked now, in words."""
    limit(request, "record", RATE)
    credential = find_credential(public_id)
    verdict = verification.verify(credential.document)
    facts: dict[str, Any] = {
        "answer": answer(verdict),
        "credential": credential,
        "proofs": log.proofs(credential),
    }
    facts["mine"] = request.user.is_authenticated and credential.subject_id == request.user.pk
    response = render(request, "credentials/record.html", facts)
    response["X-Robots-Tag"] = "noindex"
    return response
