"""A learner says that something in a signed record is wrong."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.clock import today
from core.fields import SealedTextField
from core.models import Noun
from passport.enums import DisputeReason, DisputeState
from passport.models.line import PassportLine
from passport.workflow import ANSWERED, OWED

#: 34 CFR 99.10(b): a school answers within 45 days.
CLOCK = timedelta(days=45)


class DisputeQuerySet(ConsentBoundQuerySet["Dispute"]):
    """Read under a scope, as every row about a person."""

    def sent_to(self, source: Organization) -> Self:
        """Requests that learners sent to this source, for the custodian of its records: the learner named the reader."""
        return self._marked("sent to its source").filter(owner=source).select_related("line", "person")

    def owed(self) -> Self:
        """What waits for the source, the first due first."""
        return self.filter(state__in=OWED).order_by("due_on", "created_at")

    def answered(self) -> Self:
        return self.filter(state__in=ANSWERED).order_by("-closed_at")


class Dispute(Noun):
    """Open until the source answers or the learner takes it back; it has an owner and a clock (L49)."""

    line = models.ForeignKey(PassportLine, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("what is wrong"), max_length=16, choices=DisputeReason)
    words = SealedTextField(_("in your words"), null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=12, choices=DisputeState, default=DisputeState.OPEN)
    answer = SealedTextField(_("the answer of the source"), null=True, blank=True)
    hearing_at = models.DateTimeField(_("hearing asked for"), null=True, blank=True)
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
            models.CheckConstraint(
                name="dispute_open_while_owed",
                condition=Q(state__in=sorted(OWED), closed_at=None)
                | (~Q(state__in=sorted(OWED)) & Q(closed_at__isnull=False)),
            ),
            # Only who was refused may ask for a hearing, and a hearing leaves its day (34 CFR 99.21).
            models.CheckConstraint(
                name="dispute_hearing_has_its_day",
                condition=~Q(state__in=["hearing", "upheld"]) | Q(hearing_at__isnull=False),
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "who asked, as long as the record",
            "words": "what should be mended, as long as the record; sealed",
            "answer": "what the source said, as long as the record; sealed",
            "hearing_at": "when a hearing was asked for, as long as the record",
            "closed_by": "who ended it, as long as the record",
        }

    def __str__(self) -> str:
        return self.get_reason_display()

    @property
    def is_owed(self) -> bool:
        """Whether the source still has to answer."""
        return self.state in OWED

    @property
    def days_left(self) -> int:
        """Days until the answer is due; below zero it is late."""
        return (self.due_on - today()).days

    @property
    def days_late(self) -> int:
        return max(0, -self.days_left)
