"""Skill pages for everyone: which skills there are, and which courses teach one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.doors import public
from skills.models import CourseSkill, Skill
from skills.selectors import skills


@public("anyone may learn what a skill means")
def index(request: HttpRequest) -> HttpResponse:
    """All skills in two families, with a search box."""
    wanted = request.GET.get("q", "")[:80]
    return render(
        request,
        "skills/index.html",
        {"skills": skills.search(wanted).order_by("family", "name"), "q": wanted},
    )


@public("anyone may learn what a skill means")
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One skill and the courses that faculty endorsed for it."""
    skill = get_object_or_404(Skill, code=code)
    courses = CourseSkill.objects.filter(skill=skill).select_related("organization")
    return render(request, "skills/detail.html", {"skill": skill, "courses": courses})
