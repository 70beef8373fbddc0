"""The door for everyone: one box that checks a record. No account, no script, nothing kept (S16)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.doors import public
from core.ratelimit import limit
from credentials.forms.check import CheckForm
from credentials.selectors.answers import answer
from credentials.selectors.lookup import Found, meant_by
from credentials.services import verification
from credentials.standards.verdict import Verdict, unread

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
    return render(request, "credentials/verdict.html", {"answer": answer(verdict)})


def _verdict(data: bytes | str, found: Found, person: str) -> Verdict:
    if found.reason:
        return unread(found.reason, found.detail)
    document = found.credential.document if found.credential else data
    return verification.verify(document, person_hint=person or None)
