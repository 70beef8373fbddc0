"""The door for everyone: one box that checks a record. No account, no script, nothing kept (S16)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import public
from core.ratelimit import limit
from credentials.forms.check import CheckForm
from credentials.selectors.answers import answer
from credentials.selectors.lookup import Found, meant_by
from credentials.services import receipts, verification
from credentials.standards.receipts import FORMAT as RECEIPT
from credentials.standards.verdict import State, Verdict, unread

RATE = "60/m"


@public("anyone may check a record without an account")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The box, and below it the answer to what was dropped in."""
    form = CheckForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "credentials/check.html", {"form": CheckForm()})
    limit(request, "check", RATE)
    if not form.is_valid():
        return render(request, "credentials/check.html", {"form": form}, status=422)
    data = form.data_to_check()
    found = meant_by(data) if isinstance(data, str) else Found()
    if found.share and url_has_allowed_host_and_scheme(found.share, allowed_hosts=None):
        return redirect(found.share)
    verdict = _verdict(data, found, form.cleaned_data["person"])
    return render(request, "credentials/verdict.html", _page(verdict))


def _page(verdict: Verdict) -> dict[str, object]:
    """The answer, and its receipt as the text that a form of the page carries back when it is wanted."""
    if not verdict.sha256:  # a link that led nowhere: there is no file to give a receipt for
        return {"answer": answer(verdict)}
    given = receipts.give(verdict)
    return {"answer": answer(verdict, receipt=given), "receipt": receipts.as_file(given).decode()}


@public("whoever checked a record may keep the receipt of that check")
@never_cache
@require_POST
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt that the page carries, as a file; 400 for anything that the portal did not sign itself."""
    limit(request, "check", RATE)
    raw = request.POST.get("receipt", "").replace("\r\n", "\n").encode()
    found = verification.verify(raw)
    if found.format != RECEIPT or found.overall != State.PASSED:
        return HttpResponseBadRequest()
    response = HttpResponse(raw, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="receipt.json"'
    return response


def _verdict(data: bytes | str, found: Found, person: str) -> Verdict:
    if found.reason:
        return unread(found.reason, found.detail)
    document = found.credential.document if found.credential else data
    return verification.verify(document, person_hint=person or None)
