"""One file that a college sent: the sealed original and where it stands."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from core.codes import short_code
from core.fields import SealedTextField
from core.models import Noun
from institutions.enums import Channel, DocumentState, ImportState, Outcome
from institutions.models.sender_profile import SenderProfile

#: States in which the pipeline itself has the next step; the sweep looks here.
MOVING = ("received", "clean", "reading", "matching", "posting")
_STAFF = (Role.REGISTRAR, Role.EVALUATOR)


def original_path(instance: "TranscriptImport", filename: str) -> str:
    """Where the sealed original lies; nothing of the sender's file name is in it."""
    return f"imports/{instance.pk}"


class TranscriptImportQuerySet(models.QuerySet["TranscriptImport"]):
    def visible_to(self, person: Person) -> Self:
        """Registrars and evaluators see the files of their own college, nobody else sees any."""
        mine = Membership.objects.active().of(person).filter(role__in=_STAFF)
        return self.filter(organization__in=mine.values("organization"))

    def moving(self) -> Self:
        return self.filter(state__in=MOVING)

    def waiting_for_review(self) -> Self:
        return self.filter(state=ImportState.IN_REVIEW)

    def with_counts(self) -> Self:
        """Each file with how many of its documents stand where, in the same query, the latest file first."""
        return self.order_by("-created_at", "-id").annotate(
            n_documents=Count("documents"),
            n_read=Count("documents", filter=~Q(documents__outcome="")),
            n_accepted=Count("documents", filter=Q(documents__outcome=Outcome.ACCEPTED)),
            n_needs_review=Count("documents", filter=Q(documents__outcome=Outcome.NEEDS_REVIEW)),
            n_rejected=Count("documents", filter=Q(documents__outcome=Outcome.REJECTED)),
            n_duplicate=Count("documents", filter=Q(documents__outcome=Outcome.DUPLICATE)),
            n_undecided=Count("documents", filter=Q(documents__state=DocumentState.IN_REVIEW)),
            n_ready=Count("documents", filter=Q(documents__state=DocumentState.MATCHED)),
            n_approved=Count("documents", filter=Q(documents__state=DocumentState.APPROVED)),
            n_posted=Count("documents", filter=Q(documents__state__in=("posted", "issued"))),
            n_waiting=Count("documents", filter=Q(documents__state=DocumentState.WAITING)),
            n_dead=Count("documents", filter=Q(documents__state=DocumentState.DEAD)),
        )


class TranscriptImport(Noun):
    """The original is hashed before anything reads it and never changes; all else can be rebuilt from it."""

    receipt = models.CharField(max_length=12, unique=True, default=short_code, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="transcript_imports")
    sender = models.ForeignKey(SenderProfile, models.PROTECT, related_name="imports")
    channel = models.CharField(_("came by"), max_length=8, choices=Channel)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = SealedTextField(_("file name"), default="")
    content_type = models.CharField(max_length=100, blank=True)
    original = models.FileField(upload_to=original_path, blank=True, max_length=200)
    bytes = models.BigIntegerField(default=0)
    raw_sha256 = models.CharField(max_length=64, blank=True)
    format = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.RECEIVED)
    first = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sent_again")
    scanned_at = models.DateTimeField(null=True, blank=True)
    virus_scanner = models.CharField(max_length=60, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = TranscriptImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            # A refused file may be sent again, mended or not; a file that was taken is taken once.
            models.UniqueConstraint(
                fields=["organization", "raw_sha256"],
                condition=Q(first=None) & ~Q(state="refused"),
                name="file_taken_once",
            ),
            models.CheckConstraint(
                name="sent_again_points_to_first",
                condition=Q(state="duplicate", first__isnull=False) | (~Q(state="duplicate") & Q(first=None)),
            ),
            models.CheckConstraint(
                name="import_approved_all_or_none",
                condition=Q(approved_at=None, approved_by=None) | Q(approved_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "-created_at"], name="import_list"),
            models.Index(fields=["state", "updated_at"], name="import_sweep"),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "original": "what the source sent, as the college's retention table says; sealed",
            "name": "so that staff find the file again, as long as the original; sealed",
            "uploaded_by": "who brought the file, as long as the file",
            "approved_by": "who answered for posting, as long as the file",
        }

    def __str__(self) -> str:
        return self.receipt

    @property
    def is_moving(self) -> bool:
        """Whether the pipeline, not a person, has the next step."""
        return self.state in MOVING
