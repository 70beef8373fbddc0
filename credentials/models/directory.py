"""The directory of sources: who they are, which keys are theirs, what they may sign."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization
from core.models import Noun


class DirectoryEntry(Noun):
    """One source, under every id it signs with. Keys of our own organizations come from their key rows."""

    organization = models.OneToOneField(
        Organization, models.PROTECT, null=True, blank=True, related_name="directory_entry"
    )
    ids = ArrayField(models.CharField(max_length=300))
    name = models.CharField(max_length=200)
    legal_name = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    since = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    custodian_name = models.CharField(max_length=200, blank=True)
    documents = models.JSONField(default=dict, blank=True)
    status_authorities = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "directory entries"
        indexes = [GinIndex(fields=["ids"])]
        constraints = [models.CheckConstraint(condition=Q(ids__len__gt=0), name="directory_entry_has_an_id")]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.name


class DirectoryScope(Noun):
    """What a source may sign: kinds, fields, place and time. Two people stand behind each scope (U82)."""

    entry = models.ForeignKey(DirectoryEntry, models.PROTECT, related_name="scopes")
    achievement_types = ArrayField(models.CharField(max_length=60))
    fields = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="scope_needs_two_people",
            )
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "proposed_by": "who answers for the scope, as long as the directory is kept",
            "approved_by": "who answers for the scope, as long as the directory is kept",
        }

    def __str__(self) -> str:
        return ", ".join(self.achievement_types)


class DirectorySnapshot(Noun):
    """The whole directory as it stood at one version; signed by the portal and kept for ever."""

    version = models.PositiveIntegerField(unique=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=100)
    signing_key = models.ForeignKey("credentials.SigningKey", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"directory version {self.version}"
