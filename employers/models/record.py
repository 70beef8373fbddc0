"""Every search is kept for four years, because ordering people is an automated decision (2 CCR 11008.1)."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Organization
from core.models import Noun


class SearchRecord(Noun):
    """What was asked, under which policy, and which cards were shown; append-only."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    query = models.JSONField()
    policy = models.CharField(max_length=20)
    found = models.PositiveIntegerField()
    shown = ArrayField(models.CharField(max_length=16), default=list)

    class Meta:
        ordering = ["-created_at"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = "learner"
        keeps = {
            "by": "who searched, four years",
            "shown": "which anonymous cards were shown, four years; handles, not people",
        }

    def __str__(self) -> str:
        return f"{self.organization} {self.created_at:%Y-%m-%d}"
