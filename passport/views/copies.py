"""Printed copies: asked for, watched, downloaded by their owner alone."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from passport.enums import ExportState
from passport.models import Export
from passport.pdf.paper import PAPERS
from passport.services import exports
from passport.tasks import make_export
from passport.views.finding import find_export, find_share, me


@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """My printed copies."""
    rows = Export.objects.of(me(request)).select_related("share")
    return render(request, "passport/copies.html", {"copies": rows})


@require_POST
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of the whole passport, or of one share."""
    share = find_share(request, _id(request.POST["share"])) if request.POST.get("share") else None
    size = request.POST.get("paper", PAPERS[0])
    export = exports.request(
        me(request),
        share=share,
        language=get_language() or "en",
        size=size if size in PAPERS else PAPERS[0],
    )
    make_export.delay_on_commit(export_id=str(export.pk))  # type: ignore[attr-defined]
    return redirect("passport:copy", export.pk)


@signed_in
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far the copy is; reload as often as you like."""
    return render(request, "passport/copy.html", {"export": find_export(request, pk)})


@signed_in
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The moving part of that page."""
    return render(request, "passport/copy.html#progress", {"export": find_export(request, pk)})


@signed_in
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The PDF, unsealed for its owner."""
    export = find_export(request, pk)
    if export.state != ExportState.READY:
        raise Http404
    answer = HttpResponse(exports.read(export), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="career-passport.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
