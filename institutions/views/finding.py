"""Fetching is the permission check: staff of another college find nothing here."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from institutions.models import ImportDocument, TranscriptImport
from institutions.services import opening


def find_import(request: Any, pk: UUID, permission: str = "institutions.view_import") -> TranscriptImport:
    """The file, of the college that the viewer acts for. Raises 404 for a stranger, 403 for lack of the right."""
    files = (
        TranscriptImport.objects.with_counts()
        .visible_to(request.user)
        .select_related("organization", "uploaded_by", "approved_by", "first")
    )
    found = files.filter(pk=pk).first()
    if found is None:
        raise Http404
    return _allowed(request, found, permission)


def find_document(request: Any, pk: UUID, permission: str = "institutions.review_import") -> ImportDocument:
    """One document of such a file."""
    documents = ImportDocument.objects.visible_to(request.user).select_related(
        "import_file", "import_file__organization"
    )
    found = documents.filter(pk=pk).first()
    if found is None:
        raise Http404
    return _allowed(request, found, permission)


def _allowed(request: Any, found: Any, permission: str) -> Any:
    if not request.user.has_perm(permission, found):
        opening.note_refusal(getattr(found, "import_file", found), by=request.user)
        raise PermissionDenied
    return found
