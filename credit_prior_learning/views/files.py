"""Sealed files leave only through here, and the learner's history says who opened them."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.doors import signed_in
from credit_prior_learning.services import evidence
from credit_prior_learning.views.finders import find_proof


@signed_in
@require_safe
def proof_file(request: HttpRequest, proof_id: UUID) -> HttpResponseBase:
    """The file as it was sent: always as a download of its proven type, never run by the browser."""
    item = find_proof(request, proof_id)
    if not item.file:
        raise Http404
    person: Any = request.user
    evidence.note_reading(item, by=person)
    return FileResponse(
        item.file.open("rb"), as_attachment=True, filename=item.filename, content_type=item.content_type
    )
