"""The issuance log: one leaf for each signing and each cancellation (RFC 6962)."""

import pgtrigger
from django.db import models

from core.models import Noun
from credentials.enums import LogDeed
from credentials.fields import SealedBytesField
from credentials.models.credential import IssuedCredential


class LogEntry(Noun):
    """Append-only. The published part tells nothing about person or course; the salt is given to the learner."""

    position = models.PositiveBigIntegerField(unique=True)
    credential = models.ForeignKey(IssuedCredential, models.PROTECT, related_name="log_entries")
    deed = models.CharField(max_length=12, choices=LogDeed)
    entry = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)
    salt = SealedBytesField()

    class Meta:
        ordering = ["position"]
        verbose_name_plural = "log entries"
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    class Privacy:
        subject = "learner"
        keeps = {"credential": "which record the leaf stands for, as long as the log; never published"}

    def __str__(self) -> str:
        return f"log entry {self.position}"
