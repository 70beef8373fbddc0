"""Finding skills by name."""

from django.db.models import Q, QuerySet

from skills.models import Skill
from skills.text import normal


def search(text: str) -> QuerySet[Skill]:
    """Skills whose name (either language) or phrase holds the text; all skills for an empty text."""
    wanted = text.strip()
    if not wanted:
        return Skill.objects.all()
    named = (
        Q(name__icontains=wanted) | Q(name_es__icontains=wanted) | Q(phrases__phrase__contains=normal(wanted))
    )
    return Skill.objects.filter(named).distinct()
