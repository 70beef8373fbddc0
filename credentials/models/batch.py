"""Many awards of one achievement, signed together: what was ordered, who approved it, and how far it is."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from accounts.models import Membership, Organization, Person
from core.fields import SealedJSONField
from core.models import Noun
from credentials.enums import BatchState


class AwardBatchQuerySet(models.QuerySet["AwardBatch"]):
    def visible_to(self, person: Person) -> Self:
        """Members see the batches of their organizations."""
        return self.filter(
            source__in=Membership.objects.active().of(person).values("organization"),
        )

    def stalled(self, since: datetime) -> Self:
        """Batches that were started and in which nothing was signed since that moment."""
        busy = AwardBatchPart.objects.filter(batch=OuterRef("pk"), done_at__gte=since)
        return self.filter(~Exists(busy), state=BatchState.SIGNING, updated_at__lt=since)


class AwardBatch(Noun):
    """One order. `document` is the award with gaps; `digest` is what a second person approves."""

    source = models.ForeignKey(Organization, models.PROTECT, related_name="award_batches")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    document = SealedJSONField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=BatchState, default=BatchState.OPEN)
    needs_second = models.BooleanField(default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    stopped_for = models.CharField(max_length=80, blank=True)

    objects = AwardBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "award batches"
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "digest"], name="one_batch_per_content"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(opened_by=None) | ~Q(approved_by=F("opened_by")),
                name="batch_needs_two_people",
            ),
            models.CheckConstraint(
                condition=Q(state=BatchState.OPEN) | Q(needs_second=False) | Q(approved_by__isnull=False),
                name="batch_signed_after_approval",
            ),
            models.CheckConstraint(
                condition=Q(state=BatchState.STOPPED) ^ Q(stopped_for=""), name="stopped_batch_says_why"
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "document": "what is signed, as long as the awards; sealed",
            "title": "finding the batch, as long as the awards",
            "opened_by": "who answers for the batch, as long as the awards",
            "approved_by": "who answers for the batch, as long as the awards",
        }

    def __str__(self) -> str:
        return f"{self.title} ({self.rows})"


class AwardBatchPart(Noun):
    """Up to a thousand rows that are signed in one transaction. Its rows are forgotten once they are signed."""

    batch = models.ForeignKey(AwardBatch, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    # Each: key, person's id or empty, e-mail address, day of the award or empty, result.
    rows = SealedJSONField()
    # Places in status lists, drawn when the batch was opened: id, number of the list, index.
    places = models.JSONField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_part_per_number"),
        ]
        indexes = [
            models.Index(fields=["batch", "number"], condition=Q(done_at=None), name="waiting_part"),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "rows": "whom the awards are for, until they are signed; sealed",
            "places": "where a cancellation would show, until the awards are signed",
        }

    def __str__(self) -> str:
        return f"{self.batch_id} part {self.number}"
