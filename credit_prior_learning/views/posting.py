"""The records office: the line as it will stand, the gates, the confirmation (U47)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.doors import member_required
from accounts.enums import Role
from credit_prior_learning.policies import allows
from credit_prior_learning.selectors import duplicates
from credit_prior_learning.services import posting
from credit_prior_learning.views.finders import find_case
from credit_prior_learning.workflow import LineState


@member_required(Role.REGISTRAR)
@require_http_methods(["GET", "POST"])
def post(request: Any, line_id: UUID) -> HttpResponse:
    """Preview the transcript line and send it; asked again while it waits, the portal only asks for confirmation."""
    line = find_case(request, line_id)
    if not allows(request.user, "cpl.send", line):
        raise PermissionDenied
    if request.method == "POST":
        if line.state != LineState.POSTING_PENDING:
            posting.send(line, by=request.user)
        done = posting.confirm(line)
        messages.success(request, _("Posted. The confirmation number is on the case."))
        return redirect("credit:post", done.pk)
    acceptance = line.acceptance
    context = {
        "line": line,
        "acceptance": acceptance,
        "preview": posting.transcript_line(line, acceptance.offer) if acceptance else None,
        "duplicate": None if line.state == LineState.POSTED else duplicates.find(line),
        "posting": line.postings.first(),
        "pending": line.state == LineState.POSTING_PENDING,
        "ready": line.state in (LineState.REGISTRAR_REVIEW, LineState.POSTING_PENDING),
    }
    return render(request, "credit_prior_learning/post.html", context)
