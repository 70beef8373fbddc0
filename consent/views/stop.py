"""Stopping a permission: one page that says what happens, one button."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.doors import signed_in
from consent.errors import AlreadyEnded
from consent.services import grants
from consent.views.find import find_grant


@signed_in
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask once, then end it in the same transaction. No reason is asked, no sign-in needed."""
    grant = find_grant(request, pk)
    if request.method != "POST" and grant.is_open:
        return render(request, "consent/stop.html", {"grant": grant})
    try:
        grants.withdraw(grant, by=grant.learner)
        messages.success(request, _("Stopped. They can see nothing more from now on."))
    except AlreadyEnded as ended:
        messages.info(request, str(ended.message))
    return redirect("consent:detail", pk=grant.pk)
