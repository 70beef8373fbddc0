"""The learner's ledger (M14): who looked, sealed to the learner's own key. No administrator reads it.

Plain columns hold a number, a day and hashes: a dump tells that something happened, not who, what or when in the day.
Therefore no row here carries a creation time, a running id or a person's key beside the ledger's owner.
"""

import uuid
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models

from consent.models.bound import ConsentBoundManager, ConsentBoundQuerySet
from core.fields import SealedField


class SealedKeyField(SealedField):
    """A private key in hexadecimal, sealed under the portal's data key until passphrase keys come."""


class Ledger(models.Model):
    """The head of one learner's chain; its row is locked while a line is added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    public_key = models.BinaryField()
    sealed_private_key = SealedKeyField()
    length = models.PositiveIntegerField(default=0)
    head = models.BinaryField(default=bytes)

    class Meta:
        triggers = [
            pgtrigger.ReadOnly(name="owner_stays", fields=["learner", "public_key"]),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "whose ledger it is, until the learner erases everything",
            "sealed_private_key": "opens the lines for the learner; sealed",
        }

    def __str__(self) -> str:
        return f"ledger of {self.length} lines"


class LedgerLineQuerySet(ConsentBoundQuerySet["LedgerLine"]):
    def visible_to(self, viewer: Any, **_: Any) -> Self:
        """The learner alone; a member of any organization, and an administrator, meets nothing."""
        return self.of(viewer) if isinstance(viewer, _person()) else self.none()


def _person() -> type:
    from accounts.models import Person

    return Person


class LedgerLine(models.Model):
    """One line. `line_hash` chains it to the line before; `commitment` binds the sealed body."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    day = models.DateField()
    kind = models.CharField(max_length=8, default="entry")
    commitment = models.BinaryField()
    prev_hash = models.BinaryField()
    line_hash = models.BinaryField()
    sealed_body = models.BinaryField(null=True, blank=True)

    objects = ConsentBoundManager.from_queryset(LedgerLineQuerySet)()

    class Consent:
        learner = "ledger__learner"
        kind = "ledger_line"

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["ledger", "seq"], name="one_line_per_number")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="chain_stays", exclude=["sealed_body"]),
            # A body may be erased by its owner; it may never become another body.
            pgtrigger.Protect(
                name="body_only_erased",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__sealed_body__isnull=False)
                & pgtrigger.Q(old__sealed_body__df=pgtrigger.F("new__sealed_body")),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {"sealed_body": "who looked, for the learner alone, until the learner erases it; sealed"}

    def __str__(self) -> str:
        return f"line {self.seq}"
