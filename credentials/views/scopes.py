"""What sources may sign, decided by two people of the State office (U82)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.doors import member_required
from accounts.enums import Role
from credentials.forms.scopes import CloseForm, ScopeForm
from credentials.models import DirectoryScope
from credentials.services import directory
from credentials.views.sources import find_source

PAGE = 25


def find_scope(pk: UUID) -> DirectoryScope:
    """A proposal or a scope that counts; every state administrator sees all of them."""
    rows = DirectoryScope.objects.select_related(
        "entry__organization", "proposed_by", "approved_by", "refused_by"
    )
    scope = rows.filter(pk=pk).first()
    if scope is None:
        raise Http404
    return scope


@member_required(Role.STATE_ADMIN)
@require_safe
def scopes(request: Any) -> HttpResponse:
    """Proposals that wait for a second person, oldest first."""
    waiting = DirectoryScope.objects.waiting().select_related("entry", "proposed_by").order_by("created_at")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    return render(request, "credentials/scopes.html", {"page": page})


@member_required(Role.STATE_ADMIN)
def propose(request: Any) -> HttpResponse:
    """Propose what an organization may sign."""
    form = ScopeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        directory.propose(form.cleaned_data["organization"], form.wanted(), by=request.user)
        messages.success(request, _("Proposed. Someone else in your office must approve it."))
        return redirect("credentials:scopes")
    facts = {"form": form}
    return render(request, "credentials/scope_new.html", facts, status=422 if form.errors else 200)


@member_required(Role.STATE_ADMIN)
def decide(request: Any, pk: UUID) -> HttpResponse:
    """One proposal: approve it, or refuse it. The one who proposed it is refused in words."""
    scope = find_scope(pk)
    if request.method == "POST":
        if request.POST.get("answer") == "approve":
            directory.approve(scope, by=request.user)
            messages.success(request, _("Approved. It counts from this moment."))
        else:
            directory.refuse(scope, by=request.user)
            messages.success(request, _("Refused. Nothing changed for the source."))
        return redirect("credentials:scopes")
    return render(
        request, "credentials/scope.html", {"scope": scope, "mine": scope.proposed_by == request.user}
    )


@member_required(Role.STATE_ADMIN)
def close(request: Any, pk: UUID) -> HttpResponse:
    """Mark a source as closed and name who keeps its records."""
    entry = find_source(pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        directory.close(entry, **form.cleaned_data, by=request.user)
        messages.success(request, _("The source is marked as closed. Its old records still check."))
        return redirect(entry)
    facts = {"entry": entry, "form": form}
    return render(request, "credentials/source_close.html", facts, status=422 if form.errors else 200)
