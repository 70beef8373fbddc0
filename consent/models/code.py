"""A code that a learner shows to be found once; nobody is ever found by name."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from core.fields import SealedTextField
from core.models import Noun


class MeetingCodeQuerySet(models.QuerySet["MeetingCode"]):
    def open(self) -> Self:
        """Codes that still find their learner, by the clock of the database."""
        return self.filter(expires_at__gt=Now(), used_at=None)


class MeetingCode(Noun):
    """At most one for each learner; a new one replaces the old one."""

    learner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.BinaryField(unique=True)
    sealed_code = SealedTextField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingCodeQuerySet.as_manager()

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "who shows the code, one day",
            "digest": "finds the learner, one day; keyed digest",
            "sealed_code": "shown again to the learner, one day; sealed",
        }

    def __str__(self) -> str:
        return f"code until {self.expires_at:%Y-%m-%d %H:%M}"
