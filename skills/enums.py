"""Words for skills."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    """Two families that people and employers both understand."""

    JOB = "job", _("Job skills")
    WORK_READY = "work_ready", _("Work-ready skills")


class Basis(models.TextChoices):
    """Why a course is said to teach a skill. Only faculty endorse; a rule only suggests."""

    SUGGESTED = "suggested", _("Suggested from the course title, not assessed")
    ENDORSED = "endorsed", _("Endorsed by the college's faculty")


class Translator(models.TextChoices):
    """Who put words into another language: said beside each translated part (U11)."""

    HUMAN = "human", _("Translated by a person")
    MACHINE = "machine", _("Translated by a machine")
