"""The report on a file as data, as a table and on paper; and the original itself."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.doors import member_required
from institutions.models import TranscriptImport
from institutions.selectors import reports
from institutions.services import opening
from institutions.views.finding import find_import
from institutions.views.home import RECORDS_STAFF


@member_required(*RECORDS_STAFF)
@require_GET
def as_json(request: Any, pk: UUID) -> HttpResponse:
    """The same object that the command prints."""
    file = find_import(request, pk)
    answer = JsonResponse(reports.report(file), json_dumps_params={"ensure_ascii": False})
    return _as_file(answer, file, "json")


@member_required(*RECORDS_STAFF)
@require_GET
def as_csv(request: Any, pk: UUID) -> HttpResponse:
    """One line an issue, for a spreadsheet."""
    file = find_import(request, pk)
    return _as_file(HttpResponse(reports.as_csv(file), content_type="text/csv; charset=utf-8"), file, "csv")


def _as_file(answer: HttpResponse, file: TranscriptImport, ending: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="import-{file.receipt}.{ending}"'
    return answer


@member_required(*RECORDS_STAFF)
@require_GET
def printed(request: Any, pk: UUID) -> HttpResponse:
    """All documents and issues on one page, worst first, made for paper."""
    file = find_import(request, pk)
    told = file.first or file
    documents = reports.worst_first(told.documents.prefetch_related("issues"))
    return render(request, "institutions/report.html", {"file": file, "told": told, "documents": documents})


@member_required(*RECORDS_STAFF)
@require_GET
def original(request: Any, pk: UUID) -> HttpResponseBase:
    """The file exactly as it was sent. Each opening is a line of its history."""
    file = find_import(request, pk, "institutions.open_original")
    told = get_object_or_404(TranscriptImport.objects.exclude(original=""), pk=(file.first or file).pk)
    opening.note_opening(told, by=request.user)
    name = f"original-{told.receipt}"
    # Never opened inside the portal's own pages, whatever the bytes say they are.
    return FileResponse(told.original.open("rb"), as_attachment=True, filename=name)
