"""What a share shows to whoever holds its link or code: no account, no script, no other server (S16, L3)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from accounts.doors import public
from consent.enums import Channel
from consent.notices import NO_REDISCLOSURE
from core.clock import now
from core.codes import read_code
from core.ratelimit import limit
from core.rungs import Rung
from credentials.models import IssuedCredential
from passport.formats import table
from passport.forms.sharing import why_words
from passport.models import Share
from passport.pdf.paper import qr
from passport.selectors import papers, shared_view, shares
from passport.services import sharing
from passport.views.book import rung_asked
from passport.views.finding import find_open

_BECAUSE = "holding the link is the right to look"
_OPENED = "opened_shares"


@public(_BECAUSE)
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """The shared lines, strongest first, each with its own five checks (S15, S16)."""
    limit(request, "share", "120/m")
    share = find_open(token)
    if not share.is_open:  # type: ignore[attr-defined]
        _note_refusal(request, share, Channel.LINK)
        return _quiet(render(request, "passport/shared_ended.html", {"share": share}, status=410))
    if not _unlocked(request, share):
        return _pin(request, share)
    asked, view = rung_asked(request), _look(request, share, Channel.LINK)
    lines = view.at_least(asked) if asked else view.signed_first()
    if request.GET.get("order") == "own":
        lines = sorted(lines, key=lambda line: line.number)
    return _quiet(
        render(request, "passport/shared.html", _facts(share, view) | {"lines": lines, "asked": asked})
    )


@public(_BECAUSE)
def payload(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same lines for a program, with the signed files inside (L6, L48)."""
    share = _open_for_file(request, token)
    view = _look(request, share, Channel.API, logged=True)
    return _quiet(JsonResponse(table.as_json(view, _told(share))))


@public(_BECAUSE)
def sheet(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same lines as a table, with the same words (U3)."""
    share = _open_for_file(request, token)
    answer = HttpResponse(
        table.as_csv(_look(request, share, Channel.DOWNLOAD), _told(share)),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="career-passport.csv"'
    return _quiet(answer)


@public(_BECAUSE)
def signed_file(request: HttpRequest, token: str, number: str) -> HttpResponseBase:
    """The signed file of one shared line, named by its place in this share."""
    share = _open_for_file(request, token)
    view = _look(request, share, Channel.DOWNLOAD)
    line = next((line for line in view.lines if line.number == int(number) and line.document), None)
    if line is None:
        raise Http404
    answer = HttpResponse(line.file, content_type="application/vc")
    answer["Content-Disposition"] = f'attachment; filename="record-{line.number:02d}.json"'
    return _quiet(answer)


@public("a code on paper opens what its link opens")
def code(request: HttpRequest, code: str) -> HttpResponseBase:
    """What a short code stands for: a share, a printed copy, or one signed record."""
    limit(request, "code", "20/m")
    share = shares.by_code(code)
    if share is not None:
        return redirect("passport:shared", share.token)
    copy = papers.by_code(code)
    if copy is not None:
        return _quiet(render(request, "passport/paper.html", {"copy": copy}))
    return redirect(_record(code))


@public("people type codes that they read on paper")
def enter_code(request: HttpRequest) -> HttpResponseBase:
    """A box for a code that somebody read aloud."""
    typed = read_code(request.GET.get("code", ""))
    if typed:
        return redirect("passport:code", typed)
    return render(request, "passport/enter_code.html")


def _record(typed: str) -> str:
    record = IssuedCredential.objects.filter(code=read_code(typed)).first()
    try:
        return record.get_absolute_url() if record else _nothing()
    except NoReverseMatch:
        return _nothing()


def _nothing() -> str:
    raise Http404


def _open_for_file(request: HttpRequest, token: str) -> Share:
    limit(request, "share", "120/m")
    share = find_open(token)
    if not share.is_open:  # type: ignore[attr-defined]
        _note_refusal(request, share, Channel.DOWNLOAD)
        raise Http404
    if not _unlocked(request, share):
        raise PermissionDenied
    return share


def _look(
    request: HttpRequest, share: Share, channel: Channel, *, logged: bool = False
) -> shared_view.SharedView:
    """Gather what is shown, and tell the learner's ledger; a learner's own look is no news."""
    view = shared_view.for_share(share, logged=logged)
    if request.user != share.person:
        viewer = request.acting if request.user.is_authenticated else None  # type: ignore[attr-defined]
        sharing.record_open(share, viewer=viewer or None, channel=channel, count=len(view.lines))
    return view


def _note_refusal(request: HttpRequest, share: Share, channel: Channel) -> None:
    """A try after the end opens nothing, and the learner reads of it (L51, C-07)."""
    if request.user != share.person:
        viewer = request.acting if request.user.is_authenticated else None  # type: ignore[attr-defined]
        sharing.record_open(share, viewer=viewer or None, channel=channel, count=0, allowed=False)


def _unlocked(request: HttpRequest, share: Share) -> bool:
    return (
        not share.pin_hash
        or request.user == share.person
        or str(share.pk) in request.session.get(_OPENED, [])
    )


def _pin(request: HttpRequest, share: Share) -> HttpResponse:
    """Ask for the PIN kindly; wrong tries are counted for the visitor and written to the learner's ledger."""
    wrong = False
    if request.method == "POST":
        limit(request, f"pin-{share.pk}", "8/m")
        if sharing.right_pin(share, request.POST.get("pin", "")):
            request.session[_OPENED] = [*request.session.get(_OPENED, []), str(share.pk)]
            return redirect("passport:shared", share.token)
        wrong = True
        sharing.record_open(share, viewer=None, channel=Channel.LINK, count=0, allowed=False)
    return _quiet(render(request, "passport/shared_pin.html", {"wrong": wrong}, status=422 if wrong else 200))


def _told(share: Share) -> dict[str, str]:
    return {"why": why_words(share.purpose), "notice": str(NO_REDISCLOSURE), "code": share.get_code()}


def _facts(share: Share, view: shared_view.SharedView) -> dict[str, Any]:
    short = settings.PASSPORT_ORIGIN + reverse("passport:code", args=[share.get_code()])
    return {
        "view": view,
        "why": why_words(share.purpose),
        "notice": NO_REDISCLOSURE,
        "code": share.get_code(),
        "short": short,
        "svg": qr(short),
        "token": share.token,
        "rungs": list(Rung),
        "now": now(),
    }


def _quiet(answer: Any) -> Any:
    """Nothing of it is kept by browsers, proxies or search engines, and its address is told to nobody."""
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
