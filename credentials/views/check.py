"""The door for everyone: one box that checks a record. No account, no script, nothing kept (S16)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.doors import public
from core.ratelimit import limit
from credentials.forms.check import CheckForm
from credentials.selectors import bulk
from credentials.selectors.answers import answer
from credentials.selectors.lookup import meant_by
from credentials.services import receipts, verification
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
    return _files(request, form) if form.cleaned_data["file"] else _text(request, form)


def _text(request: HttpRequest, form: CheckForm) -> HttpResponse:
    """A link or a short code of ours, or the record itself as text."""
    text = form.cleaned_data["text"]
    found = meant_by(text)
    if found.share and url_has_allowed_host_and_scheme(found.share, allowed_hosts=None):
        return redirect(found.share)
    if found.reason:
        return _told(request, unread(found.reason, found.detail), "")
    document = found.credential.document if found.credential else text
    return _told(request, _verdict(document, form), "")


def _files(request: HttpRequest, form: CheckForm) -> HttpResponse:
    """One file gets its page, several a table with a page part each."""
    checked = [(name, _verdict(data, form)) for name, data in form.files_to_check()]
    if len(checked) == 1:
        name, verdict = checked[0]
        return _told(request, verdict, form.receipt_name(name))
    given = receipts.give_all([(verdict, form.receipt_name(name)) for name, verdict in checked])
    facts = {"rows": bulk.rows(checked), "counts": bulk.counts(checked)}
    carried = [receipts.as_file(one).decode() for one in given]
    return render(request, "credentials/verdicts.html", facts | {"receipts": carried})


def _verdict(document: bytes | str, form: CheckForm) -> Verdict:
    return verification.verify(document, person_hint=form.cleaned_data["person"] or None)


def _told(request: HttpRequest, verdict: Verdict, name: str) -> HttpResponse:
    """The answer, and its receipt as the text that a form of the page carries back when it is wanted."""
    facts: dict[str, object] = {"answer": answer(verdict)}
    if verdict.sha256:  # a link that led nowhere is no file to give a receipt for
        given = receipts.give(verdict, name=name)
        facts = {"answer": answer(verdict, receipt=given), "receipt": receipts.as_file(given).decode()}
    return render(request, "credentials/verdict.html", facts)
