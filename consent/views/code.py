"""The code by which a helper finds the learner, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.doors import signed_in
from consent.models import MeetingCode
from consent.services import codes
from core.codes import grouped
from core.ratelimit import limit


@signed_in
def code(request: HttpRequest) -> HttpResponse:
    """Show the open code, or a button that makes one."""
    if request.method == "POST":
        limit(request, "meeting-code", "10/m")
        codes.show(request.user, by=request.user)  # type: ignore[arg-type]
        return redirect("consent:code")
    row = MeetingCode.objects.open().filter(learner=request.user.pk).first()
    return render(
        request, "consent/code.html", {"row": row, "code": grouped(str(row.sealed_code)) if row else ""}
    )
