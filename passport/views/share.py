"""Sharing, from who and why to the printed link."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from consent import notices, signing
from core.clock import now
from core.ratelimit import limit
from passport.forms.sharing import ShareForm, SignForm, end_of, why_words
from passport.models import PassportLine, ShareDraft
from passport.pdf.paper import qr
from passport.selectors import book, shared_view, shares
from passport.services import sharing
from passport.views.finding import find_share, me


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Who, why, which records, until when (U37). What was chosen before is still there (U22)."""
    lines = list(PassportLine.objects.of(me(request)).shareable().with_sources())
    offered = [(str(line.pk), line.title) for line in lines]
    form = ShareForm(request.POST or None, offered=offered, initial=_initial(request))
    if form.is_valid():
        sharing.keep_draft(me(request), form.choices())
        return redirect("passport:share_sign")
    facts = {"form": form, "rows": _rows(form, lines), "read": book.of(me(request))}
    return render(request, "passport/share_start.html", facts, status=422 if form.errors else 200)


def _rows(form: ShareForm, lines: list[PassportLine]) -> list[tuple[PassportLine, Any]]:
    """Each tick beside the line that it stands for."""
    return list(zip(lines, form["lines"], strict=True))


def _initial(request: HttpRequest) -> dict[str, Any]:
    draft = ShareDraft.objects.of(me(request)).first()
    chosen = dict(draft.choices) if draft else {}
    if "until" in chosen:
        chosen["until"] = parse_date(chosen["until"])
    if request.GET.get("line"):
        chosen["lines"] = request.GET.getlist("line")
    return chosen


@signed_in
def sign(request: HttpRequest) -> HttpResponse:
    """They will see exactly this; then sign in again to sign (consent, promise 3)."""
    draft = ShareDraft.objects.of(me(request)).first()
    if draft is None:
        return redirect("passport:share")
    wish = _wish(request, draft.choices)
    if not wish["lines"]:
        return redirect("passport:share")
    by_key = not signing.signs_by_passphrase(request)
    form = SignForm(request.POST or None, person=me(request))
    if request.method == "POST":
        limit(request, "sign", "10/m")
        if (by_key and signing.signed_in_lately(request)) or (not by_key and form.is_valid()):
            return _signed(request, wish)
    view = shared_view.for_selection(me(request), wish["lines"], checked=True, **wish["preview"])
    facts = {
        "form": form,
        "view": view,
        "wish": wish,
        "why": why_words(wish["purpose"]),
        "notice": notices.for_purpose(wish["purpose"], get_language() or "en"),
        "already": shares.already(me(request), wish["to"], [line.pk for line in wish["lines"]]),
        "by_key": by_key,
        "fresh": signing.signed_in_lately(request),
        "no_redisclosure": notices.NO_REDISCLOSURE,
    }
    return render(request, "passport/share_sign.html", facts, status=422 if form.errors else 200)


def _wish(request: HttpRequest, choices: dict[str, Any]) -> dict[str, Any]:
    wanted = choices.get("lines", [])
    rows = {str(line.pk): line for line in PassportLine.objects.of(me(request)).shareable().with_sources()}
    expires_at = end_of(parse_date(choices["until"]))
    show_name = bool(choices.get("show_name"))
    preview = {
        "to": choices["to"],
        "purpose": choices["purpose"],
        "expires_at": expires_at,
        "show_name": show_name,
    }
    lines = [line for key, line in rows.items() if key in wanted]
    return preview | {"lines": lines, "pin": choices.get("pin", ""), "preview": preview}


def _signed(request: HttpRequest, wish: dict[str, Any]) -> HttpResponse:
    signing.note_passphrase(request)
    made = sharing.share(
        me(request),
        lines=wish["lines"],
        pin=wish["pin"],
        by=me(request),
        language=get_language() or "en",
        reauth_at=now(),
        **wish["preview"],
    )
    messages.success(request, _("Your share is ready. Send the link, or read the code aloud."))
    return redirect("passport:share_page", made.pk)


@signed_in
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Link, code, QR, print, stop: everything about one share."""
    share = find_share(request, pk)
    row = next(row for row in shares.mine(me(request), by=me(request)) if row.share.pk == share.pk)
    link = settings.PASSPORT_ORIGIN + reverse("passport:shared", args=[share.token])
    short = settings.PASSPORT_ORIGIN + reverse("passport:code", args=[share.get_code()])
    facts = {
        "row": row,
        "share": share,
        "link": link,
        "short": short,
        "svg": qr(short),
        "why": why_words(share.purpose),
    }
    return render(request, "passport/share_page.html", facts)


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """To whom, what, until when, and who opened it: for the learner's eyes only (U38)."""
    rows = shares.mine(me(request), by=me(request))
    facts = {
        "open": [(row, why_words(row.share.purpose)) for row in rows if row.is_open],
        "ended": [(row, why_words(row.share.purpose)) for row in rows if not row.is_open],
    }
    return render(request, "passport/shares.html", facts)


@require_POST
@signed_in
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop now: the next look is refused."""
    sharing.stop(find_share(request, pk), by=me(request))
    messages.success(request, _("Stopped. The link and the code open nothing now."))
    return redirect("passport:shares")
