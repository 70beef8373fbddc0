"""What a course's title means in another language, and who translated it: a help beside the title, never instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.models import Noun
from skills.enums import Translator


class CourseGloss(Noun):
    """One title in one other language. The title itself stays as its source issued it (U11)."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    subject = models.CharField(_("subject"), max_length=10)
    number = models.CharField(_("number"), max_length=15)
    language = models.CharField(_("language"), max_length=8)
    words = models.CharField(_("words"), max_length=200)
    translator = models.CharField(_("translated by"), max_length=8, choices=Translator)

    class Meta:
        ordering = ["subject", "number"]
        verbose_name_plural = "course glosses"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "subject", "number", "language"], name="gloss_once_per_language"
            ),
            models.CheckConstraint(name="gloss_has_words", condition=~models.Q(words="")),
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.words
