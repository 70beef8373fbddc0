"""What a signer hands on: the signed files, a table of links, and slips on paper."""

import io
import zipfile
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.doors import member_required
from core import spreadsheets
from core.codes import grouped
from core.qr import svg
from credentials import addresses
from credentials.enums import BatchState
from credentials.models import AwardBatch, IssuedCredential
from credentials.views.awards import SIGNERS, find_batch

#: Files in one ZIP, and slips in one print: a browser saves and prints so many without trouble.
FILES, SLIPS = 1000, 200
_COLUMNS = ("key", "award", "awarded_on", "state", "link", "code")


def _signed(request: Any, pk: UUID) -> AwardBatch:
    batch = find_batch(request, pk)
    if batch.state == BatchState.OPEN:
        raise Http404  # nothing to hand on yet
    return batch


@member_required(*SIGNERS)
@require_safe
def table(request: Any, pk: UUID) -> HttpResponse:
    """One line an award, for joining with one's own list."""
    batch = _signed(request, pk)
    rows = (_row(award) for award in batch.awards.defer("document").order_by("created_at", "pk").iterator())
    answer = HttpResponse(spreadsheets.as_csv(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="awards-{batch.pk}.csv"'
    return answer


def _row(award: IssuedCredential) -> tuple[str, ...]:
    day = award.awarded_on.isoformat() if award.awarded_on else ""
    return (award.key, award.title, day, award.state, link(award), grouped(award.code))


def link(award: IssuedCredential) -> str:
    """The permanent address of a record."""
    return addresses.origin() + award.get_absolute_url()


@member_required(*SIGNERS)
@require_safe
def files(request: Any, pk: UUID) -> HttpResponse:
    """The signed files, byte for byte, a thousand in one ZIP; each is named by its short code."""
    batch = _signed(request, pk)
    page = _page(request, batch, FILES)
    answer = HttpResponse(_zipped(page), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="awards-{batch.pk}-{page.number}.zip"'
    return answer


def _zipped(page: "Page[IssuedCredential]") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for award in page:
            packed.writestr(f"{award.code}.json", bytes(award.document))
    return out.getvalue()


@member_required(*SIGNERS)
@require_safe
def slips(request: Any, pk: UUID) -> HttpResponse:
    """A slip for each person, to print and cut: what it is, the code to scan, the link and the code to type."""
    batch = _signed(request, pk)
    page = _page(request, batch, SLIPS)
    cut = [(award, link(award), svg(link(award))) for award in page]
    return render(request, "credentials/batch_slips.html", {"batch": batch, "page": page, "slips": cut})


def _page(request: Any, batch: AwardBatch, size: int) -> "Page[IssuedCredential]":
    return Paginator(batch.awards.order_by("created_at", "pk"), size).get_page(request.GET.get("page"))
