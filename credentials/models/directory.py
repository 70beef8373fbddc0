"""The directory of sources: who they are, which keys are theirs, what they may sign."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organization
from core.models import Noun
from credentials.enums import CHANGE_WORDS


class DirectoryEntryQuerySet(models.QuerySet["DirectoryEntry"]):
    def search(self, words: str) -> Self:
        """Entries whose name, legal name, place or id holds the words."""
        words = words.strip()[:120]
        named = Q(name__icontains=words) | Q(legal_name__icontains=words) | Q(place__icontains=words)
        return self.filter(named | Q(ids__contains=[words])) if words else self.all()


class DirectoryScopeQuerySet(models.QuerySet["DirectoryScope"]):
    def standing(self) -> Self:
        """Scopes that count: those that were approved."""
        return self.filter(approved_at__isnull=False)

    def waiting(self) -> Self:
        """Proposals that nobody decided yet."""
        return self.filter(approved_at=None, refused_at=None)


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

    objects = DirectoryEntryQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("credentials:source", args=[self.pk])


class DirectoryScope(Noun):
    """What a source may sign: kinds, fields, place and time. Two people stand behind each scope (U82)."""

    entry = models.ForeignKey(DirectoryEntry, models.PROTECT, related_name="scopes")
    achievement_types = ArrayField(models.CharField(max_length=60))
    fields = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    levels = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    place = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = DirectoryScopeQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(proposed_by=None) | Q(approved_at=None) | Q(approved_by__isnull=False),
                name="approved_scope_names_the_second_person",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(refused_at=None), name="scope_is_decided_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="scope_needs_two_people",
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "proposed_by": "who answers for the scope, as long as the directory is kept",
            "approved_by": "who answers for the scope, as long as the directory is kept",
            "refused_by": "who refused the scope, as long as the directory is kept",
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
        triggers = [pgtrigger.Protect(name="never_changes", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"directory version {self.version}"


class DirectoryChange(Noun):
    """In which version one source changed, and in what: the history on its page."""

    PARTS = ("admitted", "name", "scopes", "keys", "closed", "other")

    snapshot = models.ForeignKey(DirectorySnapshot, models.PROTECT, related_name="changes")
    entry = models.ForeignKey(DirectoryEntry, models.PROTECT, related_name="changes")
    parts = ArrayField(models.CharField(max_length=12))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "entry"], name="one_change_per_version_and_source")
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.entry}: {', '.join(self.parts)}"

    @property
    def words(self) -> list[str]:
        """What changed, in words."""
        return [str(CHANGE_WORDS[part]) for part in self.parts]
