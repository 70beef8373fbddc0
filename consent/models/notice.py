"""The exact text that was shown when someone said yes, kept once and never changed."""

import pgtrigger
from django.db import models

from core.models import Noun


class NoticeText(Noun):
    """One version of one notice in one language."""

    code = models.CharField(max_length=40)
    version = models.CharField(max_length=12)
    language = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    reading_grade = models.DecimalField(max_digits=4, decimal_places=1)

    class Meta:
        ordering = ["code", "language", "version"]
        triggers = [pgtrigger.Protect(name="kept_as_shown", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.code} {self.version} ({self.language})"
