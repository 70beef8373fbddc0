"""The issuance log: one leaf for each signing and each cancellation (RFC 6962), and its signed heads."""

import pgtrigger
from django.db import models
from django.db.models import Q

from core.models import Noun
from credentials.enums import LogDeed
from credentials.fields import SealedBytesField
from credentials.models.credential import IssuedCredential
from credentials.models.key import SigningKey


def _append_only() -> pgtrigger.Protect:
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


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
        indexes = [models.Index(fields=["leaf_hash"], name="log_entry_by_hash")]
        triggers = [_append_only()]

    class Privacy:
        subject = "learner"
        keeps = {"credential": "which record the leaf stands for, as long as the log; never published"}

    def __str__(self) -> str:
        return f"log entry {self.position}"


class LogNode(Noun):
    """The root above 2**level finished leaves, for levels 8, 16, 24 …: what makes roots and proofs cheap."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["level", "index"]
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_per_log_node")]
        triggers = [_append_only()]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"log node {self.level}/{self.index}"


class LogHead(Noun):
    """How long the log was at a moment and its root, signed by the portal; `document` is published as it stands."""

    number = models.PositiveBigIntegerField(unique=True)
    tree_size = models.PositiveBigIntegerField(db_index=True)
    root = models.BinaryField(max_length=32)
    timestamp = models.DateTimeField(db_index=True)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signing_key = models.ForeignKey(SigningKey, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__gt=0), name="log_heads_begin_at_one"),
            models.CheckConstraint(condition=Q(tree_size__gt=0), name="log_head_covers_something"),
        ]
        triggers = [_append_only()]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"log head {self.number}"
