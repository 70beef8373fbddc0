"""A signed award as a file of another kind: a picture that carries it, and a description of what was achieved."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.enums import CredentialForm
from credentials.models import IssuedCredential
from credentials.selectors import descriptions, pictures
from credentials.views.records import find_credential

_BECAUSE = "whoever holds a record knows its address of 122 random bits and may read it there"
#: A picture costs a third of a second.
RATE = "30/m"
_KINDS = {"png": ("image/png", pictures.as_png), "svg": ("image/svg+xml", pictures.as_svg)}


def find_award(public_id: UUID) -> IssuedCredential:
    """An award; transcripts and endorsements are not put into pictures."""
    credential = find_credential(public_id)
    if credential.form != CredentialForm.AWARD:
        raise Http404
    return credential


@public(_BECAUSE)
@require_safe
def picture(request: HttpRequest, public_id: UUID, kind: str) -> HttpResponse:
    """The award inside a picture, to keep or to send; any checker reads it."""
    limit(request, "picture", RATE)
    media_type, make = _KINDS[kind]
    response = HttpResponse(make(find_award(public_id)), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="record.{kind}"'
    return _open(response)


@public("what an award stands for is public; nothing in its description is about a person")
@require_safe
def description(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What was achieved, in CTDL, for catalogs and search engines (S82)."""
    limit(request, "record", "120/m")
    body = json.dumps(descriptions.of(find_award(public_id)), ensure_ascii=False, separators=(",", ":"))
    return _open(HttpResponse(body.encode(), content_type="application/ld+json"))


def _open(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response
