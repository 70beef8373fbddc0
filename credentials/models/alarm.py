"""Signings that stand out, and the rules by which they do (U53)."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from core.models import Noun
from credentials.enums import AlarmKind


class SigningRule(Noun):
    """What one organization holds for usual. Hours are those of California; none means any hour."""

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="signing_rule")
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    weekdays_only = models.BooleanField(default=False)
    most_per_hour = models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(opens=None) & Q(closes=None)) | Q(opens__lt=F("closes")),
                name="rule_opens_before_it_closes",
            )
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"rule of {self.organization}"

    def allows(self, local: datetime) -> bool:
        """Is this moment, in local time, among the usual hours?"""
        if self.weekdays_only and local.weekday() > 4:
            return False
        return self.opens is None or self.closes is None or self.opens <= local.time() < self.closes


class KeyAlarmQuerySet(models.QuerySet["KeyAlarm"]):
    def visible_to(self, person: Person) -> Self:
        """Key managers see alarms of their own organizations."""
        mine = Membership.objects.active().of(person).filter(role=Role.ORGANIZATION_ADMIN)
        return self.filter(organization__in=mine.values("organization"))

    def unseen(self) -> Self:
        return self.filter(seen_at=None)


class KeyAlarm(Noun):
    """One kind of alarm in one hour of one organization: a thousand odd signings make one line, with their number."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="key_alarms")
    kind = models.CharField(max_length=16, choices=AlarmKind)
    hour = models.DateTimeField()
    signings = models.PositiveIntegerField()
    first = models.ForeignKey("credentials.IssuedCredential", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = KeyAlarmQuerySet.as_manager()

    class Meta:
        ordering = ["-hour", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "hour"], name="one_alarm_per_kind_and_hour"
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None) ^ Q(seen_by__isnull=False), name="seen_alarm_names_who_saw_it"
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "seen_by": "who answered the alarm, as long as the keys are kept",
            "first": "which record to look at; nothing about its learner is shown with it",
        }

    def __str__(self) -> str:
        return f"{self.kind} {self.hour:%Y-%m-%d %H}"
