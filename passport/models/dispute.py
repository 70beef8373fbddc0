"""A learner says that something in a signed record is wrong."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.fields import SealedTextField
from core.models import Noun
from passport.enums import DisputeReason
from passport.models.line import PassportLine

#: 34 CFR 99.10(b): a school answers within 45 days.
CLOCK = timedelta(days=45)


class DisputeQuerySet(ConsentBoundQuerySet["Dispute"]):
    """Read under a scope, as every row about a person."""


class Dispute(Noun):
    """Open until the source answers or the learner takes it back; it has an owner and a clock (L49)."""

    line = models.ForeignKey(PassportLine, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("what is wrong"), max_length=16, choices=DisputeReason)
    words = SealedTextField(_("in your words"), null=True, blank=True)
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ConsentBoundManager.from_queryset(DisputeQuerySet)()

    class Consent:
        learner = "person"
        kind = "passport_dispute"

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], name="one_open_dispute_per_line", condition=Q(closed_at=None)
            ),
            models.CheckConstraint(
                name="dispute_closed_all_or_none",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "who asked, as long as the record",
            "words": "what should be mended, as long as the record; sealed",
            "closed_by": "who ended it, as long as the record",
        }

    def __str__(self) -> str:
        return self.get_reason_display()
