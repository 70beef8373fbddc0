"""Records that learners bring from elsewhere: the file as it came, and what its check said."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.models import Noun
from credentials.fields import SealedBytesField


class ReceivedRecordQuerySet(ConsentBoundQuerySet["ReceivedRecord"]):
    """Read by their owner alone."""

    def not_accepted(self) -> Self:
        """The tray: files whose check failed. None of them ever became a line (S18)."""
        return self.filter(accepted=False)


class ReceivedRecord(Noun):
    """One file that a learner brought; `accepted` says whether lines were made of it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    document: "models.Field[bytes, bytes]" = SealedBytesField()
    sha256 = models.CharField(max_length=64)
    form = models.CharField(max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_known = models.BooleanField(default=False)
    accepted = models.BooleanField()
    verdict = models.CharField(max_length=16)
    reason = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField()

    objects = ConsentBoundManager.from_queryset(ReceivedRecordQuerySet)()

    class Consent:
        learner = "person"
        kind = "received_record"

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            # The same file brought twice is one record.
            models.UniqueConstraint(fields=["person", "sha256"], name="one_received_record_per_file"),
            models.CheckConstraint(
                name="not_accepted_for_a_reason", condition=models.Q(accepted=True) | ~models.Q(reason="")
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose record it is, until they delete it or close the account",
            "document": "the file as its source signed it, until its owner deletes it; sealed",
            "sha256": "so that the same file is one record, as long as the record",
            "title": "what the record says, until its owner deletes it",
            "source_name": "who stands behind it, until its owner deletes it",
        }

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.title, self.source_name = self.title[:300], self.source_name[:200]
        super().save(*args, **kwargs)
