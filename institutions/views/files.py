"""Files of a college: the list, sending one, and the page of each."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.doors import member_required
from institutions import tasks
from institutions.enums import ImportState, Outcome
from institutions.forms.upload import UploadForm
from institutions.models import TranscriptImport
from institutions.selectors import progress as stages
from institutions.services import imports as verbs
from institutions.services import waiting
from institutions.views.finding import find_import
from institutions.views.home import RECORDS_STAFF

_PAGE = 25
_WORST_FIRST = Case(
    When(outcome=Outcome.REJECTED, then=Value(0)),
    When(outcome=Outcome.NEEDS_REVIEW, then=Value(1)),
    When(outcome=Outcome.ACCEPTED, then=Value(2)),
    default=Value(3),
)


@member_required(*RECORDS_STAFF)
@require_GET
def imports(request: Any) -> HttpResponse:
    """Every file that was sent, the latest first, the refused and the repeated among them."""
    files = TranscriptImport.objects.filter(organization=request.acting.organization).with_counts()
    page = Paginator(files.select_related("uploaded_by"), _PAGE).get_page(request.GET.get("page"))
    return render(request, "institutions/imports.html", {"page": page})


@member_required(*RECORDS_STAFF)
def upload(request: Any) -> HttpResponse:
    """Send a file. Whatever it is, it gets a row; what is wrong with it stands on its page."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(
            request,
            "institutions/upload.html",
            {"form": form, "college": request.acting.organization},
            status=status,
        )
    file = form.cleaned_data["file"]
    taken = verbs.receive(
        file,
        organization=request.acting.organization,
        by=request.user,
        name=file.name,
        content_type=file.content_type or "",
    )
    if taken.is_moving:
        tasks.begin(taken)
    _say(request, taken)
    return redirect("institutions:import", taken.pk)


def _say(request: Any, taken: TranscriptImport) -> None:
    if taken.state == ImportState.DUPLICATE:
        messages.warning(request, _("This file was sent before. Nothing was stored a second time."))
    elif taken.state == ImportState.REFUSED:
        messages.error(request, _("The file was refused. The reason stands below."))
    else:
        messages.success(
            request, _("The file is safe with us. Its receipt is %(receipt)s.") % {"receipt": taken.receipt}
        )


@member_required(*RECORDS_STAFF)
@require_GET
def import_page(request: Any, pk: UUID) -> HttpResponse:
    """Where a file stands, what was found in it and what to do next."""
    file = find_import(request, pk)
    told = file.first or file
    documents = told.documents.select_related("person").prefetch_related("issues")
    only = request.GET.get("show", "")
    if only in Outcome.values:
        documents = documents.filter(outcome=only)
    page = Paginator(documents.order_by(_WORST_FIRST, "ordinal"), _PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "institutions/import.html",
        {"file": file, "page": page, "only": only, "outcomes": Outcome.choices, "now": stages.of(file)},
    )


@member_required(*RECORDS_STAFF)
@require_GET
def progress(request: Any, pk: UUID) -> HttpResponse:
    """The part of the page that changes while the pipeline works; asks for the whole page when it has stopped."""
    file = find_import(request, pk)
    answer = render(request, "institutions/import.html#progress", {"file": file, "now": stages.of(file)})
    if not file.is_moving:
        answer["HX-Refresh"] = "true"
    return answer


@member_required(*RECORDS_STAFF)
@require_POST
def look_again(request: Any, pk: UUID) -> HttpResponse:
    """Look whether learners have come for whom records of this file wait."""
    file = find_import(request, pk, "institutions.review_import")
    found = waiting.look_again(file)
    if found:
        messages.success(
            request,
            ngettext(
                "%(n)s record may have its learner now.", "%(n)s records may have their learner now.", found
            )
            % {"n": found},
        )
    else:
        messages.info(request, _("No new account fits. The records go on waiting."))
    return redirect("institutions:review" if found else "institutions:import", pk)
