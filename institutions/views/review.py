"""Review: whose documents are they, and what is posted in the college's name."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.doors import member_required
from accounts.enums import Role
from accounts.models import Person
from institutions import tasks
from institutions.models import IdentityMatch, ImportDocument
from institutions.selectors import totals
from institutions.services import imports as verbs
from institutions.views.finding import find_document, find_import
from institutions.views.home import RECORDS_STAFF

_PAGE = 20


@member_required(*RECORDS_STAFF)
@require_GET
def review(request: Any, pk: UUID) -> HttpResponse:
    """Sure, choose, new: each document with the people it may be about and why."""
    file = find_import(request, pk, "institutions.review_import")
    candidates = IdentityMatch.objects.select_related("person")
    documents = (
        ImportDocument.objects.filter(import_file=file)
        .to_review()
        .select_related("person")
        .prefetch_related("issues", Prefetch("candidates", candidates))
    )
    page = Paginator(documents, _PAGE).get_page(request.GET.get("page"))
    return render(request, "institutions/review.html", {"file": file, "page": page})


@member_required(*RECORDS_STAFF)
@require_POST
def decide(request: Any, pk: UUID) -> HttpResponse:
    """One answer about one document: a person of the list, someone new, set aside or brought back."""
    document = find_document(request, pk)
    answer = request.POST.get("choice", "")
    if answer == "aside":
        verbs.set_aside(document, by=request.user)
        messages.success(request, _("Set aside. It is not posted. You can bring it back."))
    elif answer == "back":
        verbs.bring_back(document, by=request.user)
        messages.success(request, _("Brought back."))
    else:
        choice = _chosen(document, answer)
        verbs.resolve(document, choice=choice, by=request.user)
        words = (
            _("Attached to %(name)s.") % {"name": choice} if choice else _("It will wait for its learner.")
        )
        messages.success(request, words)
    return redirect(_next(document, request.POST.get("page", "")))


def _chosen(document: ImportDocument, answer: str) -> Person | None:
    if answer == "new":
        return None
    offered = {str(one.person_id): one.person for one in document.candidates.select_related("person")}
    # Anything that is not on the list is refused by the verb, which knows why.
    return offered.get(answer) or Person()


def _next(document: ImportDocument, page: str) -> str:
    address = reverse("institutions:review", args=[document.import_file_id])
    query = f"?page={page}" if page.isdigit() else ""
    return f"{address}{query}#document-{document.ordinal}"


@member_required(Role.REGISTRAR)
def approve(request: Any, pk: UUID) -> HttpResponse:
    """What will be posted and signed, in figures, and the button that does it."""
    file = find_import(request, pk, "institutions.approve_import")
    if request.method != "POST":
        return render(request, "institutions/approve.html", {"file": file, "totals": totals.of(file)})
    count = verbs.approve(file, by=request.user)
    if count:
        tasks.begin(file)
        messages.success(
            request,
            ngettext(
                "%(n)s document is being posted and signed.",
                "%(n)s documents are being posted and signed.",
                count,
            )
            % {"n": count},
        )
    else:
        messages.info(request, _("Nothing is ready to post yet. Decide about a document first."))
    return redirect("institutions:import", pk)


@member_required(*RECORDS_STAFF)
@require_POST
def retry(request: Any, pk: UUID) -> HttpResponse:
    """Try a document again that a fault of ours stopped."""
    document = verbs.retry(find_document(request, pk), by=request.user)
    tasks.begin(document.import_file)
    messages.success(request, _("We try this document again now."))
    return redirect("institutions:import", document.import_file_id)
