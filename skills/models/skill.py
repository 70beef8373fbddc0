"""A skill that a course may teach and a job may ask for."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.models import Noun
from skills.enums import Family


class Skill(Noun):
    """One entry of a framework, in both languages."""

    code = models.SlugField(_("code"), unique=True, max_length=80)
    number = models.PositiveIntegerField(unique=True, help_text="small number used by the search index")
    name = models.CharField(_("name"), max_length=120)
    name_es = models.CharField(_("name in Spanish"), max_length=120)
    family = models.CharField(_("family"), max_length=12, choices=Family)
    framework = models.CharField(_("framework"), max_length=40)

    class Meta:
        ordering = ["name"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.name_es if get_language() == "es" and self.name_es else self.name


class SkillPhrase(Noun):
    """A phrase by which a text tells of a skill: normalized, lower case, without accents."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="phrases")
    phrase = models.CharField(max_length=80)

    class Meta:
        ordering = ["phrase"]
        constraints = [models.UniqueConstraint(fields=["skill", "phrase"], name="phrase_once_per_skill")]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.phrase
