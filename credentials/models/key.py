"""Signing keys: the public half for everyone, the private half sealed."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from core.models import Noun
from credentials.enums import KeyPurpose, KeyState

#: How long other checkers may keep a copy of a DID document: a new key is used only after that.
CACHE_TIME = timedelta(hours=24)
_LISTED = [KeyState.PUBLISHED, KeyState.ACTIVE, KeyState.RETIRED, KeyState.COMPROMISED]
#: What others meet a signature of; the directory's own key is published with each version.
_MET = [KeyPurpose.AWARD, KeyPurpose.LIST, KeyPurpose.RECEIPT, KeyPurpose.DOCUMENT, KeyPurpose.LOG]


class SigningKeyQuerySet(models.QuerySet["SigningKey"]):
    def of(self, organization: Organization | None) -> Self:
        """Keys of one organization; None is the portal itself."""
        return self.filter(organization=organization)

    def visible_to(self, person: Person) -> Self:
        """Key managers see the keys of their own organizations."""
        mine = Membership.objects.active().of(person).filter(role=Role.ORGANIZATION_ADMIN)
        return self.filter(organization__in=mine.values("organization"))

    def active(self) -> Self:
        return self.filter(state=KeyState.ACTIVE)

    def published(self) -> Self:
        """Keys that stand in the source's DID document: a retired key stays, or old records would stop checking."""
        return self.filter(state__in=_LISTED, purpose__in=_MET)

    def due(self, moment: datetime) -> Self:
        """Keys that were out long enough for every checker's copy to hold them."""
        return self.filter(state=KeyState.PUBLISHED, published_at__lte=moment - CACHE_TIME)


class SigningKey(Noun):
    """One Ed25519 key of one organization for one purpose."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="signing_keys"
    )
    purpose = models.CharField(max_length=12, choices=KeyPurpose)
    name = models.CharField(max_length=40)
    public_multibase = models.CharField(max_length=80, unique=True)
    custody = models.CharField(max_length=120, default="credentials.custody.sealed.SealedCustody")
    sealed_seed = models.BinaryField(blank=True)
    state = models.CharField(max_length=12, choices=KeyState, default=KeyState.PLANNED)
    published_at = models.DateTimeField(null=True, blank=True)
    active_from = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

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
                condition=Q(state__in=["planned", "published"]) | Q(active_from__isnull=False),
                name="used_key_has_a_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_key_has_a_time",
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

    @property
    def usable_from(self) -> datetime | None:
        """When a published key may sign; None for a key in another state."""
        return (
            self.published_at + CACHE_TIME if self.published_at and self.state == KeyState.PUBLISHED else None
        )
