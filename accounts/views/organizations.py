"""Acting for an organization, joining one, and leading its members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import member_required, signed_in
from accounts.enums import Role
from accounts.forms.profile import InvitationForm, JoinForm
from accounts.middleware import SESSION_KEY
from accounts.models import Invitation, Membership
from accounts.presets import roles_for
from accounts.services import invitations
from core.codes import grouped
from core.ratelimit import limit


@signed_in
def acting(request: HttpRequest) -> HttpResponse:
    """Choose for whom I work now; GET lists, POST chooses."""
    if request.method == "POST":
        known = {str(m.pk) for m in request.memberships}  # type: ignore[attr-defined]
        chosen = request.POST.get("membership", "")
        request.session[SESSION_KEY] = chosen if chosen in known else None
        return redirect("home")
    return render(request, "accounts/acting.html")


@signed_in
def join(request: HttpRequest, code: str = "") -> HttpResponse:
    """Type or follow an invitation code, see what it is, accept it."""
    form = JoinForm(request.POST or None, initial={"code": code})
    invitation = None
    if request.method == "POST" and form.is_valid():
        limit(request, "join", "20/h")
        invitation = invitations.find(form.cleaned_data["code"])
        if "accept" in request.POST:
            membership = invitations.accept(form.cleaned_data["code"], by=request.user)  # type: ignore[arg-type]
            request.session[SESSION_KEY] = str(membership.pk)
            messages.success(
                request, _("You are now a member of %(name)s.") % {"name": membership.organization}
            )
            return redirect("home")
    return render(request, "accounts/join.html", {"form": form, "invitation": invitation})


@member_required(Role.ORGANIZATION_ADMIN)
def members(request: HttpRequest) -> HttpResponse:
    """Members and open invitations of my organization; inviting shows the code once."""
    by: Membership = request.acting  # type: ignore[attr-defined]
    roles = [(role.value, role.label) for role in roles_for(by.organization.kind)]
    form = InvitationForm(request.POST or None, roles=roles)
    code = ""
    if request.method == "POST" and form.is_valid():
        _invitation, code = invitations.invite(by, **form.cleaned_data)
        form = InvitationForm(roles=roles)
    context = {
        "form": form,
        "code": grouped(code),
        "members": Membership.objects.active().filter(organization=by.organization).select_related("person"),
        "invitations": Invitation.objects.open().filter(organization=by.organization),
        "roles": roles_for(by.organization.kind),
    }
    return render(request, "accounts/members.html", context)


@member_required(Role.ORGANIZATION_ADMIN)
@require_POST
def end_membership(request: HttpRequest, pk: str) -> HttpResponse:
    """End one membership of my organization."""
    by: Membership = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(Membership, pk=pk, organization=by.organization)
    invitations.end(row, by=by)
    return redirect("accounts:members")


@member_required(Role.ORGANIZATION_ADMIN)
@require_POST
def withdraw_invitation(request: HttpRequest, pk: str) -> HttpResponse:
    """Take back one open invitation of my organization."""
    by: Membership = request.acting  # type: ignore[attr-defined]
    invitations.withdraw(get_object_or_404(Invitation, pk=pk, organization=by.organization), by=by)
    return redirect("accounts:members")
