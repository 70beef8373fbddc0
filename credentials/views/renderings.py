"""A record in other forms: a token for everyone who knows its address, chosen fields for its learner alone."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import public, signed_in
from core.ratelimit import limit
from credentials.forms.fields import FieldsForm
from credentials.models import IssuedCredential
from credentials.selectors import fields as choices
from credentials.services import issuance, renderings
from credentials.views.records import RATE, find_credential, unlisted


def find_own(request: HttpRequest, public_id: UUID) -> IssuedCredential:
    """A record about the person who asks; to everyone else there is no such page."""
    credential = find_credential(public_id)
    if credential.subject_id != request.user.pk:
        raise Http404
    return credential


@public("whoever holds a record knows its address of 122 random bits and may read it there")
@require_safe
def token(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The whole record as `vc+jwt`; made when it is first asked for, the same bytes ever after."""
    limit(request, "record", RATE)
    made = renderings.jwt(find_credential(public_id), by=None)
    response = HttpResponse(bytes(made.document), content_type="application/vc+jwt")
    response["Access-Control-Allow-Origin"] = "*"
    return unlisted(response)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The learner chooses what a copy shows, and takes it away as a file."""
    credential = find_own(request, public_id)
    document = issuance.document_of(credential)
    form = FieldsForm(choices.of(document), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        whole = renderings.selective(credential, by=request.user)  # type: ignore[arg-type]
        return _file(choices.shown(bytes(whole.document).decode(), document, form.chosen()))
    return render(request, "credentials/fields.html", {"credential": credential, "form": form})


def _file(text: str) -> HttpResponse:
    response = HttpResponse(text.encode(), content_type="application/dc+sd-jwt")
    response["Content-Disposition"] = 'attachment; filename="record.sd-jwt"'
    return unlisted(response)
