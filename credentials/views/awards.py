"""The signing console: awards for a list of people, by those who run a small organization (S22)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import member_required
from accounts.enums import Role
from core.errors import PortalError
from credentials import tasks
from credentials.enums import BatchState
from credentials.forms.awards import AwardForm
from credentials.models import AwardBatch
from credentials.selectors import award_batches
from credentials.services import batches, orders

SIGNERS = (Role.SIGNER, Role.REGISTRAR)
PAGE = 25
SHOWN_FAULTS = 50


def find_batch(request: Any, pk: UUID) -> AwardBatch:
    """A batch of an organization one signs for; a stranger's is not there at all."""
    batch = AwardBatch.objects.visible_to(request.user).select_related("source").filter(pk=pk).first()
    if batch is None:
        raise Http404
    if not request.user.has_perm("credentials.sign_batch", batch):
        raise PermissionDenied
    return batch


@member_required(*SIGNERS)
@require_safe
def batch_list(request: Any) -> HttpResponse:
    """What was prepared and signed for lists of people, the latest first."""
    mine = AwardBatch.objects.filter(source=request.acting.organization).select_related("opened_by")
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    return render(
        request, "credentials/batches.html", {"page": page, "organization": request.acting.organization}
    )


@member_required(*SIGNERS)
def new(request: Any) -> HttpResponse:
    """Say what the award is and who gets it. Nothing is signed here."""
    source = request.acting.organization
    kinds = award_batches.kinds(source)
    form = AwardForm(request.POST or None, request.FILES or None, kinds=kinds)
    if request.method == "POST" and kinds and form.is_valid():
        try:
            batch = orders.order(source, form.wanted(), form.table.rows, by=request.user)
            return redirect("credentials:batch", batch.pk)
        except PortalError as error:
            form.add_error(None, str(error.message))
    facts = {"form": form, "kinds": kinds, "organization": source, "faults": form.table.faults[:SHOWN_FAULTS]}
    return render(request, "credentials/batch_new.html", facts, status=422 if form.is_bound else 200)


@member_required(*SIGNERS)
@require_safe
def batch(request: Any, pk: UUID) -> HttpResponse:
    """One batch: to look over before it is signed, then how far it is, then what to hand on."""
    return render(request, "credentials/batch.html", _facts(request, find_batch(request, pk)))


@member_required(*SIGNERS)
@require_safe
def progress(request: Any, pk: UUID) -> HttpResponse:
    """The moving part of the page alone."""
    return render(request, "credentials/batch.html#progress", _facts(request, find_batch(request, pk)))


def _facts(request: Any, batch: AwardBatch) -> dict[str, Any]:
    awards = batch.awards.defer("document").order_by("created_at", "pk")
    facts: dict[str, Any] = {"batch": batch, "signed": awards.count(), "document": batch.document}
    if batch.state == BatchState.OPEN:
        facts["keys"] = award_batches.first_keys(batch)
        facts["more"] = batch.rows - len(facts["keys"])
    else:
        facts["page"] = Paginator(awards, PAGE).get_page(request.GET.get("page"))
    return facts


@member_required(*SIGNERS)
@require_POST
def sign(request: Any, pk: UUID) -> HttpResponse:
    """Begin the signing. Pressing twice signs once."""
    batch = find_batch(request, pk)
    if batch.state == BatchState.OPEN:
        batches.start(batch, by=request.user)
        transaction.on_commit(lambda: tasks.sign_batch.delay(str(batch.pk)))
    return redirect("credentials:batch", batch.pk)


@member_required(*SIGNERS)
@require_POST
def discard(request: Any, pk: UUID) -> HttpResponse:
    """Forget an order that was not signed."""
    batches.discard(find_batch(request, pk), by=request.user)
    messages.success(request, _("Forgotten. Nothing was signed."))
    return redirect("credentials:batches")
