"""From text to skills by a phrase list: the same text always gives the same answer, with the reason shown.

A suggestion says that a phrase stands in the text; it never says that anybody has the skill.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from skills.models import Skill, SkillPhrase
from skills.text import normal

_KEY = "skills:phrases"


@dataclass(frozen=True)
class Suggestion:
    """A skill and the words of the text that led to it."""

    skill: Skill
    phrase: str


def from_text(text: str) -> list[Suggestion]:
    """Skills whose phrases stand as whole words in the text, in the order of the text."""
    padded = f" {normal(text)} "
    found: dict[str, tuple[int, str]] = {}
    for phrase, skill_id in _phrases():
        at = padded.find(f" {phrase} ")
        if at >= 0 and at < found.get(skill_id, (len(padded), ""))[0]:
            found[skill_id] = (at, phrase)
    skills = Skill.objects.in_bulk(found)
    ranked = sorted(found.items(), key=lambda item: item[1])
    return [Suggestion(skills[skill_id], phrase) for skill_id, (_, phrase) in ranked if skill_id in skills]


def forget() -> None:
    """Read the phrase list anew; loaders call it."""
    cache.delete(_KEY)


def _phrases() -> Iterable[tuple[str, str]]:
    rows = cache.get(_KEY)
    if rows is None:
        rows = list(SkillPhrase.objects.values_list("phrase", "skill_id"))
        cache.set(_KEY, rows, timeout=3600)
    return rows
