"""The college's log of releases: read and written by the custodian of its records alone (34 CFR 99.32, L47, L50)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.doors import member_required
from consent.enums import EXEMPT
from consent.models import DisclosureLine
from consent.models.disclosure import CUSTODIANS
from consent.services import disclosures
from institutions.forms.releases import ReleaseForm

_PAGE = 20


@member_required(*CUSTODIANS)
@require_GET
def releases(request: Any) -> HttpResponse:
    """Every release and refused request of the college one acts for, newest first; no learner's own ledger."""
    college = request.acting.organization
    lines = DisclosureLine.objects.of_college(college)
    page = Paginator(lines, _PAGE).get_page(request.GET.get("page"))
    return render(request, "institutions/releases.html", {"college": college, "page": page})


@member_required(*CUSTODIANS)
def record(request: Any) -> HttpResponse:
    """Write one line. A line stays for good, so the page first says whom the number names and asks once more."""
    college = request.acting.organization
    form = ReleaseForm(request.POST or None, college=college)
    if form.is_valid() and form.student:
        if request.POST.get("confirmed") == form.cleaned_data["student_number"]:
            disclosures.log(college, form.student, by=request.user, **form.values())
            messages.success(request, _("Recorded. The student can read this line."))
            return redirect("institutions:releases")
        return _form(request, form, student=form.student)
    return _form(request, form, status=422 if form.errors else 200)


def _form(request: Any, form: ReleaseForm, student: Any = None, status: int = 200) -> HttpResponse:
    facts = {"form": form, "college": form.college, "student": student, "exempt": EXEMPT}
    return render(request, "institutions/release_new.html", facts, status=status)
