"""A request in four steps: proof, course, goal, check and send. Every step is saved; leaving loses nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from core.clock import today
from core.errors import PortalError
from credit_prior_learning.forms.start import (
    CourseForm,
    CourseSearch,
    GoalForm,
    PassportProofForm,
    ProofForm,
    SendForm,
)
from credit_prior_learning.models import Petition
from credit_prior_learning.selectors import catalog
from credit_prior_learning.services import evidence, petitions
from credit_prior_learning.views.finders import find_petition, find_proof
from credit_prior_learning.views.identity import identified_at, signs
from passport.models import PassportLine

_BOTH = require_http_methods(["GET", "POST"])


@signed_in
@_BOTH
def start(request: HttpRequest) -> HttpResponse:
    """Step 1 for a new request; the first piece of proof makes it."""
    return _proof(request, None)


@signed_in
@_BOTH
def proof(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Step 1: what shows what you know."""
    return _proof(request, find_petition(request, petition_id))


def _proof(request: Any, petition: Petition | None) -> HttpResponse:
    picked = "line" in request.POST
    lines = PassportLine.objects.of(request.user).in_book().order_by("title")
    pick = PassportProofForm(request.POST if picked else None, lines=lines)
    form = ProofForm(None if picked else request.POST or None, request.FILES or None)
    if picked and pick.is_valid():
        return _pick(request, petition or petitions.start(request.user, language=_language()), pick)
    if request.method == "POST" and form.is_valid():
        # Made before the file is judged: a file that cannot be used must not lose the request.
        made = petition or petitions.start(request.user, language=_language())
        if _add(form, made, request.user):
            messages.success(request, _("Your proof was added."))
            return redirect("credit:proof", made.pk)
        petition = made
    items = petition.evidence.all() if petition else []
    context = {"form": form, "petition": petition, "items": items, "step": 1}
    return _page(request, "proof", context | {"pick": pick if lines else None}, pick if picked else form)


def _pick(request: Any, petition: Petition, pick: PassportProofForm) -> HttpResponse:
    chosen = pick.cleaned_data
    evidence.add_passport_line(petition, kind=chosen["line_kind"], line_id=chosen["line"].pk, by=request.user)
    messages.success(request, _("Your proof was added."))
    return redirect("credit:proof", petition.pk)


def _language() -> str:
    return (get_language() or "en")[:2]


def _add(form: ProofForm, petition: Petition, person: Any) -> bool:
    given = dict(form.cleaned_data)
    try:
        evidence.add_file(petition, upload=given.pop("file"), by=person, **given)
    except PortalError as error:
        form.add_error("earned_on" if error.code == "credit.future_date" else "file", str(error.message))
        return False
    return True


@signed_in
@require_POST
def remove_proof(request: HttpRequest, proof_id: UUID) -> HttpResponse:
    """Take a piece of proof out of a draft."""
    item = find_proof(request, proof_id)
    evidence.remove(item, by=request.user)  # type: ignore[arg-type]
    return redirect("credit:proof", item.petition_id)


@signed_in
@_BOTH
def course(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Step 2: at which college, for which course, graded how."""
    petition = find_petition(request, petition_id)
    search = CourseSearch(request.GET or None, colleges=catalog.colleges())
    asked = search.cleaned_data if search.is_valid() else {}
    found = catalog.courses(asked.get("college"), asked.get("q") or "")
    line = petition.lines.select_related("course").first()
    initial = {"course": line.course_id, "grade_basis": line.grade_basis} if line else None
    form = CourseForm(request.POST or None, courses=found, initial=initial)
    if request.method == "POST" and form.is_valid() and _choose(form, petition, request.user):
        return redirect("credit:goal", petition.pk)
    context = {"petition": petition, "search": search, "form": form, "found": found[:25], "step": 2}
    return _page(request, "course", context | {"chosen": line, "asked": bool(request.GET)}, form)


def _choose(form: CourseForm, petition: Petition, person: Any) -> bool:
    try:
        petitions.choose(petition, by=person, **form.cleaned_data)
    except PortalError as error:
        form.add_error("course", str(error.message))
        return False
    return True


@signed_in
@_BOTH
def goal(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Step 3: what it is for."""
    petition = find_petition(request, petition_id)
    form = GoalForm(request.POST or None, initial={"goal": petition.goal, "note": petition.goal_note})
    if request.method == "POST" and form.is_valid():
        petitions.tell_goal(petition, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("credit:send_request", petition.pk)
    return _page(request, "goal", {"petition": petition, "form": form, "step": 3}, form)


@signed_in
@signs
@_BOTH
def send(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Step 4: check, say yes, sign in again, send."""
    petition = find_petition(request, petition_id)
    line = petition.lines.with_facts().first()
    if line is None:
        return redirect("credit:course", petition.pk)
    form = SendForm(request.POST or None)
    words = consent_words(petition)
    if request.method == "POST" and form.is_valid() and _send(request, form, line, words):
        messages.success(request, _("Your request was sent."))
        return redirect("credit:line", line.pk)
    context = {"petition": petition, "line": line, "items": petition.evidence.all(), "form": form}
    return _page(request, "send", context | {"words": words, "today": today(), "step": 4}, form)


def consent_words(petition: Petition) -> str:
    """What is agreed to: which records, for what, by whom, until when; shown and stored word for word."""
    return _(
        "I let %(college)s look at the proof in this request. "
        "They may use it for one thing: to decide about credit for what I know. "
        "Only staff who work on my request may open it. "
        "I can take my request back until the credit is posted."
    ) % {"college": petition.college}


def _send(request: Any, form: SendForm, line: Any, words: str) -> bool:
    try:
        petitions.submit(
            line, by=request.user, consent_words=words, reauthenticated_at=identified_at(request)
        )
    except PortalError as error:
        form.add_error(None, str(error.message))
        return False
    return True


def _page(request: HttpRequest, name: str, context: dict[str, Any], form: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"credit_prior_learning/start/{name}.html", context, status=status)
