"""A signed record: the row holds facts, the bytes hold proof."""

import uuid
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Membership, Organization, Person
from core.codes import short_code
from core.models import Noun
from credentials.enums import CancelReason, CredentialForm, CredentialState
from credentials.fields import SealedBytesField
from credentials.models.key import SigningKey
from credentials.models.status import StatusIndex


class IssuedCredentialQuerySet(models.QuerySet["IssuedCredential"]):
    def good(self) -> Self:
        """Records that their source stands behind now."""
        return self.filter(state__in=[CredentialState.SIGNED, CredentialState.CLAIMED])

    def latest_of(self, source: Organization, kind: str, key: str) -> Self:
        """All editions of one award of one source, newest first."""
        return self.filter(source=source, kind=kind, key=key).order_by("-edition")

    def visible_to(self, person: Person) -> Self:
        """A learner sees records about them; members see those of their organization."""
        mine = Membership.objects.active().of(person)
        return self.filter(Q(subject=person) | Q(source__in=mine.values("organization")))


class IssuedCredential(Noun):
    """One edition of one award. The database refuses to change or delete the signed bytes."""

    # Printed in the signed document: 122 random bits, so that nobody can list or guess records.
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=12, unique=True, default=short_code)
    source = models.ForeignKey(Organization, models.PROTECT, related_name="issued_credentials")
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="issued_credentials"
    )
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    edition = models.PositiveSmallIntegerField(default=1)
    form = models.CharField(max_length=24, choices=CredentialForm)
    title = models.CharField(max_length=300)
    awarded_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=CredentialState, default=CredentialState.SIGNED)
    cancel_reason = models.CharField(max_length=20, choices=CancelReason, blank=True)
    document: "models.Field[bytes, bytes]" = SealedBytesField()
    sha256 = models.CharField(max_length=64, db_index=True)
    signing_key = models.ForeignKey(SigningKey, models.PROTECT, related_name="signed")
    signed_at = models.DateTimeField()
    batch = models.ForeignKey(
        "credentials.AwardBatch", models.PROTECT, null=True, blank=True, related_name="awards", db_index=False
    )
    status_index = models.OneToOneField(StatusIndex, models.PROTECT, related_name="credential")
    superseded_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    objects = IssuedCredentialQuerySet.as_manager()

    class Meta:
        ordering = ["-signed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind", "key", "edition"], name="one_record_per_award_and_edition"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") ^ Q(cancel_reason=""), name="cancelled_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="superseded") | Q(superseded_by__isnull=False),
                name="superseded_by_something",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "-signed_at"]),
            models.Index(
                fields=["batch", "created_at"], condition=Q(batch__isnull=False), name="award_of_batch"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="bytes_never_change",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.document IS DISTINCT FROM NEW.document"),
            ),
            pgtrigger.Protect(
                name="facts_never_change",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    *("sha256", "public_id", "code", "source", "kind", "key", "edition"),
                    *("status_index", "signing_key", "signed_at"),
                ),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "subject": "whom the record is about, as long as the source must be able to answer for it",
            "title": "finding the record, as long as the record",
            "awarded_on": "finding the record, as long as the record",
            "document": "the proof itself, as long as anyone may rely on it; sealed",
            "key": "the source's own key of the award, so that a retry makes no second record",
            "code": "the short code printed beside the record, as long as the record",
        }

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("credentials_machine:credential", args=[self.public_id])
