"""Adding, changing and deleting what the learner writes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from passport.enums import Kind
from passport.forms.lines import OwnLineForm, SkillsForm, initial_of
from passport.kinds import PICKER, KindSpec, spec_of
from passport.models import PassportLine, PassportSkill
from passport.services import lines, own, skilling
from passport.views.finding import find_line, me
from skills.models import Skill
from skills.selectors import skills as skill_search
from skills.selectors import suggest


@signed_in
def pick(request: HttpRequest) -> HttpResponse:
    """Nine cards, one for each setting where people learn (S6, U30)."""
    return render(request, "passport/add.html", {"picker": PICKER})


@signed_in
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Write one record; it says "You added" (S4)."""
    spec = _spec(kind)
    form = OwnLineForm(request.POST or None, spec=spec, initial={"title_language": get_language()})
    if form.is_valid():
        line = lines.add_own(me(request), kind=spec.kind, by=me(request), **form.values())
        messages.success(request, _("Added. Pick the skills that it shows, or leave it as it is."))
        return redirect("passport:line_skills", line.pk)
    facts = {"form": form, "spec": spec}
    return render(request, "passport/own_form.html", facts, status=422 if form.errors else 200)


@signed_in
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an own record; what a source signed is changed by its source alone."""
    line = _own_line(request, pk)
    spec = spec_of(line.kind)
    form = OwnLineForm(request.POST or None, spec=spec, initial=initial_of(line))
    if form.is_valid():
        own.edit(line, by=me(request), **form.values())
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('passport:line', args=[line.pk])}?changed=1")
    facts = {"form": form, "spec": spec, "line": line}
    return render(request, "passport/own_form.html", facts, status=422 if form.errors else 200)


@signed_in
def skills(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Pick the skills that an own record shows; suggestions come with the words that led to them."""
    line = _own_line(request, pk)
    held = [
        row.skill for row in PassportSkill.objects.of(me(request)).filter(line=line).select_related("skill")
    ]
    offered = _offered(line, held, request.GET.get("q", "") or request.POST.get("q", ""))
    form = SkillsForm(request.POST or None, offered=offered, initial={"skills": [skill.pk for skill in held]})
    if request.method == "POST" and form.is_valid():
        skilling.choose(line, form.cleaned_data["skills"], by=me(request))
        messages.success(request, _("Saved."))
        return redirect("passport:line", line.pk)
    facts = {"line": line, "form": form, "q": request.GET.get("q", "")}
    return render(request, "passport/line_skills.html", facts)


@require_POST
@signed_in
def act(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Delete, bring back, undo the last change."""
    line, by = find_line(request, pk), me(request)
    if verb == "delete":
        own.remove(line, by=by)
        return redirect(f"{reverse('passport:home')}?deleted={line.pk}")
    if verb == "restore":
        own.restore(line, by=by)
        messages.success(request, _("Back in your passport."))
        return redirect("passport:line", line.pk)
    if verb != "undo":
        raise Http404
    own.undo_edit(line, by=by)
    messages.success(request, _("The former words are back."))
    return redirect("passport:line", line.pk)


def _spec(kind: str) -> KindSpec:
    if kind not in Kind.values or not spec_of(kind).pickable:
        raise Http404
    return spec_of(kind)


def _own_line(request: HttpRequest, pk: UUID) -> PassportLine:
    line = find_line(request, pk)
    if not line.is_own or line.removed_at:
        raise Http404
    return line


def _offered(line: PassportLine, held: list[Skill], asked: str) -> list[Skill]:
    """What is ticked already, what the words suggest, what was searched for: each once, in this order."""
    text = f"{line.title}. {line.facts.get('what', '')}"
    suggested = [one.skill for one in suggest.from_text(text)]
    found: list[Any] = list(skill_search.search(asked)[:20]) if asked.strip() else []
    return list({skill.pk: skill for skill in [*held, *suggested, *found]}.values())
