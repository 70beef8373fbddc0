"""The log as one organization sees it: all its lines, and those that it did not order (M7)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import member_required
from accounts.enums import Role
from credentials.models import IssuedCredential
from credentials.selectors import log_watch
from credentials.selectors.log import length
from credentials.services import log_secrets

#: Lines of a page; lines that stand out are counted up to MANY.
PAGE, MANY = 25, 100


@member_required(Role.ORGANIZATION_ADMIN, Role.REGISTRAR)
@require_safe
def watch(request: Any) -> HttpResponse:
    """Every line of the acting member's organization, recognized by its secret, with who ordered it."""
    organization = request.acting.organization
    only = "odd" in request.GET.getlist("only")
    odd = log_watch.standing_out(organization)
    page = Paginator(odd if only else log_watch.rows(organization), PAGE).get_page(request.GET.get("page"))
    facts = {
        "organization": organization,
        "page": page,
        "only": only,
        "odd": odd[:MANY].count(),
        "many": MANY,
        "lines": log_watch.lines(organization, list(page.object_list)),
        "look": log_watch.look(organization),
        "length": length(),
        "records": IssuedCredential.objects.filter(source=organization).count(),
        "may_export": request.acting.role == Role.ORGANIZATION_ADMIN,
    }
    return render(request, "credentials/log_watch.html", facts)


@member_required(Role.ORGANIZATION_ADMIN)
@require_POST
def secret(request: Any) -> HttpResponse:
    """The organization's secret as a file, for watching without us; who took it stands in the history."""
    text = log_secrets.export(request.acting.organization, by=request.user)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="log-secret.txt"'
    response["Cache-Control"] = "no-store"
    return response
