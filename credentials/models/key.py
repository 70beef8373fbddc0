"""Signing keys: the public half for everyone, the private half sealed."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.models import Organization
from core.models import Noun
from credentials.enums import KeyPurpose, KeyState


class SigningKeyQuerySet(models.QuerySet["SigningKey"]):
    def of(self, organization: Organization | None) -> Self:
        """Keys of one organization; None is the portal itself."""
        return self.filter(organization=organization)

    def active(self) -> Self:
        return self.filter(state=KeyState.ACTIVE)

    def published(self) -> Self:
        """Keys that stand in the source's DID document: a retired key stays, or old records would stop checking."""
        return self.filter(
            state__in=[KeyState.ACTIVE, KeyState.RETIRED, KeyState.COMPROMISED], purpose=KeyPurpose.AWARD
        ) | self.filter(state__in=[KeyState.ACTIVE, KeyState.RETIRED], purpose=KeyPurpose.LIST)


class SigningKey(Noun):
    """One Ed25519 key of one organization for one purpose."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="signing_keys"
    )
    purpose = models.CharField(max_length=12, choices=KeyPurpose)
    name = models.CharField(max_length=40)
    public_multibase = models.CharField(max_length=80, unique=True)
    sealed_seed = models.BinaryField()
    state = models.CharField(max_length=12, choices=KeyState, default=KeyState.PLANNED)
    active_from = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SigningKeyQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], name="one_key_per_name", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["organization", "purpose"],
                condition=Q(state="active"),
                name="one_active_key_per_purpose",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | Q(active_from__isnull=False), name="used_key_has_a_start"
            ),
            models.CheckConstraint(
                condition=Q(retired_at=None) | Q(retired_at__gte=F("active_from")),
                name="key_retires_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="compromised") | Q(revoked_at__isnull=False), name="lost_key_has_a_time"
            ),
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.organization or 'portal'} {self.name}"
