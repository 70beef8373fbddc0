"""The receipt: one page to print, and the signed file to keep."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.doors import signed_in
from consent import kinds
from consent.services import receipts
from consent.views.find import find_grant


@signed_in
def receipt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt in words, checked anew while the page is made."""
    grant = find_grant(request, pk)
    if not grant.receipt_jws:
        raise Http404
    things = kinds.names(grant.learner, grant.granted_items())
    facts = {"grant": grant, "things": things, "check": receipts.check(grant.receipt_jws)}
    return render(request, "consent/receipt.html", facts)


@signed_in
def receipt_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The receipt as a file: the data in the open, and the same data signed (compact JWS)."""
    grant = find_grant(request, pk)
    if not grant.receipt_jws:
        raise Http404
    data = receipts.check(grant.receipt_jws).receipt | {"jws": grant.receipt_jws}
    answer = HttpResponse(json.dumps(data, indent=1, ensure_ascii=False), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{grant.pk}.json"'
    return answer
