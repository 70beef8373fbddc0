"""The registrar's first page: what is due, oldest first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.doors import member_required
from accounts.enums import Role
from institutions.enums import DocumentState
from institutions.models import ImportDocument, TranscriptImport

RECORDS_STAFF = (Role.REGISTRAR, Role.EVALUATOR)
_COLLEGE_ROLES = (
    *RECORDS_STAFF,
    Role.DISCIPLINE_FACULTY,
    Role.COORDINATOR,
    Role.COUNSELOR,
    Role.ARTICULATION_OFFICER,
    Role.SECOND_APPROVER,
)


@member_required(*_COLLEGE_ROLES)
def home(request: Any) -> HttpResponse:
    """Files that wait for a decision first, then those under way, then the latest; others see their catalogue."""
    college = request.acting.organization
    if request.acting.role not in RECORDS_STAFF:
        return redirect("institutions:catalog", college.slug)
    files = TranscriptImport.objects.filter(organization=college).with_counts()
    waiting = ImportDocument.objects.filter(
        import_file__organization=college, state=DocumentState.WAITING
    ).count()
    return render(
        request,
        "institutions/home.html",
        {
            "college": college,
            "due": files.waiting_for_review().order_by("created_at")[:10],
            "moving": files.moving().order_by("created_at")[:10],
            "latest": files.filter(state__in=("done", "refused", "duplicate"))[:5],
            "learners_waited_for": waiting,
        },
    )
