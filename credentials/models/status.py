"""Bitstring status lists and the places drawn from them."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organization
from core.models import Noun

#: Bitstring Status List 1.0 section 3: never fewer entries, so that nobody is picked out of a small crowd.
ENTRIES = 131_072


class StatusListQuerySet(models.QuerySet["StatusList"]):
    def with_room(self) -> Self:
        """Lists below three quarters: beyond that, random draws meet taken places too often."""
        return self.filter(taken__lt=F("entries") * 3 / 4)

    def stale(self) -> Self:
        """Lists whose signed form does not show the last change."""
        return self.filter(Q(signed_at=None) | Q(token=None) | Q(changed_at__gt=F("signed_at")))


class StatusList(Noun):
    """One list of one source: the bits, and the signed document that others fetch."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="status_lists")
    number = models.PositiveIntegerField(unique=True)
    purpose = models.CharField(max_length=16, default="revocation")
    entries = models.PositiveIntegerField(default=ENTRIES)
    taken = models.PositiveIntegerField(default=0)
    bits = models.BinaryField()
    changed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    document = models.BinaryField(null=True, blank=True)
    # The same bits as a Token Status List, for records that travel as tokens.
    token = models.BinaryField(null=True, blank=True)

    objects = StatusListQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(entries__gte=131_072), name="list_hides_in_a_crowd"),
            models.CheckConstraint(condition=Q(taken__lte=F("entries")), name="list_not_overfull"),
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"status list {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("credentials_machine:status_list", args=[self.number])


class StatusIndex(Noun):
    """One place in one list, drawn at random and never used again."""

    status_list = models.ForeignKey(StatusList, models.PROTECT, related_name="indexes")
    index = models.PositiveIntegerField()
    set_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["status_list", "index"], name="one_record_per_status_index")
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.status_list_id}#{self.index}"
