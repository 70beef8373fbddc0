"""Faculty: declare, score, decide. Three short screens that fit a phone (U46)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.doors import member_required
from accounts.enums import Role
from core.errors import PortalError
from credit_prior_learning.forms.cases import ConflictForm, DeclineForm, RecommendForm, ScoreForm
from credit_prior_learning.models import Assessment, PetitionLine
from credit_prior_learning.policies import allows
from credit_prior_learning.services import evaluations
from credit_prior_learning.views.finders import find_case
from credit_prior_learning.workflow import LineState

_FACULTY = member_required(Role.DISCIPLINE_FACULTY)
_BOTH = require_http_methods(["GET", "POST"])


def find_mine(request: Any, line_id: UUID) -> PetitionLine:
    """A case in this faculty member's hands."""
    line = find_case(request, line_id)
    if not allows(request.user, "cpl.attest", line):
        raise PermissionDenied
    return line


@_FACULTY
@_BOTH
def assess(request: Any, line_id: UUID) -> HttpResponse:
    """Evidence beside outcomes; before the first look, seven questions about conflicts."""
    line = find_mine(request, line_id)
    if line.state != LineState.FACULTY_ASSESSMENT:
        return redirect("credit:case", line.pk)
    if not allows(request.user, "cpl.assess", line):
        return _attest(request, line)
    saved = _saved(line, request.user)
    form = ScoreForm(request.POST or None, line=line, saved=saved)
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("statement", "minutes")}
        evaluations.assess(line, scores=form.scores(), by=request.user, **facts)
        return redirect("credit:decide", line.pk)
    context = {"line": line, "form": form, "proof": line.petition.evidence.all(), "saved": saved}
    return _page(request, "assess", context, form)


def _attest(request: Any, line: PetitionLine) -> HttpResponse:
    if line.conflict_checks.filter(person=request.user, attested=True, assignment__ended_at=None).exists():
        return render(request, "credit_prior_learning/faculty/recused.html", {"line": line})
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and "attest" in request.POST and form.is_valid():
        evaluations.attest(line, by=request.user, **form.cleaned_data)
        return redirect("credit:assess", line.pk)
    return _page(request, "attest", {"line": line, "form": form}, form)


@_FACULTY
@_BOTH
def decide(request: Any, line_id: UUID) -> HttpResponse:
    """Recommend on passing scores, or say no with a reason that helps."""
    line = find_mine(request, line_id)
    if line.state != LineState.FACULTY_ASSESSMENT or not allows(request.user, "cpl.assess", line):
        return redirect("credit:assess", line.pk)
    chosen = request.POST.get("decision", "")
    yes = RecommendForm(request.POST if chosen == "recommend" else None, line=line)
    no = DeclineForm(request.POST if chosen == "decline" else None)
    form, verb = (no, evaluations.decline) if chosen == "decline" else (yes, evaluations.recommend)
    if form.is_bound and form.is_valid() and _decide(form, verb, line, request.user):
        messages.success(request, _("Your decision is saved."))
        return redirect("credit:queue")
    saved = _saved(line, request.user)
    result = saved.found() if saved else None
    context = {"line": line, "yes": yes, "no": no, "saved": saved, "result": result}
    return _page(request, "decide", context | {"reason_off": _why_not(result)}, form)


def _decide(form: Any, verb: Any, line: PetitionLine, person: Any) -> bool:
    try:
        verb(line, by=person, **form.cleaned_data)
    except PortalError as error:
        form.add_error(None, str(error.message))
        return False
    return True


def _why_not(result: Any) -> str:
    if result is None:
        return _("Score every outcome first.")
    return "" if result.passed else _("The scores are below the pass line.")


def _saved(line: PetitionLine, person: Any) -> Assessment | None:
    mine = Assessment.objects.filter(line=line, assessor=person, assignment__ended_at=None)
    return mine.prefetch_related("scores").first()


def _page(request: HttpRequest, name: str, context: dict[str, Any], form: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"credit_prior_learning/faculty/{name}.html", context, status=status)
