"""One document of a file, and what was found in it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.fields import SealedJSONField, SealedTextField
from core.models import Noun
from institutions.enums import DocumentState, MatchClass, Outcome
from institutions.models.transcript_import import TranscriptImport
from transcripts.models import TranscriptDocument

#: A document in one of these states holds its number: the next with the same number is compared with it.
HOLDS_NUMBER = ("checked", "matched", "approved", "posted", "waiting", "issued", "dead")


class ImportDocumentQuerySet(models.QuerySet["ImportDocument"]):
    def visible_to(self, person: Person) -> Self:
        """As far as the file itself is visible."""
        return self.filter(import_file__in=TranscriptImport.objects.visible_to(person).values("pk"))

    def awaiting_decision(self) -> Self:
        return self.filter(state=DocumentState.IN_REVIEW)

    def ready(self) -> Self:
        return self.filter(state=DocumentState.MATCHED)

    def to_review(self) -> Self:
        """Sure, choose, new; inside each in the order of the file."""
        order = models.Case(
            models.When(match_class=MatchClass.SURE, then=0),
            models.When(match_class=MatchClass.CHOOSE, then=1),
            default=2,
        )
        return self.filter(state__in=("in_review", "matched", "waiting", "withdrawn")).order_by(
            order, "ordinal"
        )


class ImportDocument(Noun):
    """Fails alone: its neighbours in the file go on without it."""

    import_file = models.ForeignKey(TranscriptImport, models.CASCADE, related_name="documents")
    ordinal = models.PositiveIntegerField()
    byte_from = models.BigIntegerField(default=0)
    byte_to = models.BigIntegerField(default=0)
    raw_sha256 = models.CharField(max_length=64, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    format = models.CharField(max_length=60, blank=True)
    schema = models.CharField(max_length=20, blank=True)
    repaired = models.BooleanField(default=False)
    document_id = SealedTextField(default="")
    # The sender's number may name a person, so the database compares its digest only.
    number_digest = models.BinaryField(null=True, blank=True)
    institution = models.CharField(max_length=200, blank=True)
    is_ours = models.BooleanField(_("the college speaks for itself"), default=False)
    learner = SealedJSONField(default=dict)
    counts = models.JSONField(default=dict)
    credits_earned = models.CharField(max_length=20, blank=True)
    unmapped = models.JSONField(default=dict)
    dropped = models.JSONField(default=dict)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    state = models.CharField(max_length=12, choices=DocumentState, default=DocumentState.SPLIT)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error_class = models.CharField(max_length=80, blank=True)
    match_class = models.CharField(max_length=8, choices=MatchClass, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    transcript = models.OneToOneField(
        TranscriptDocument, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_records = models.PositiveIntegerField(default=0)

    objects = ImportDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["import_file", "ordinal"], name="document_once_per_file"),
            models.CheckConstraint(
                name="read_has_outcome",
                condition=Q(state__in=["split", "dead"]) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="posted_has_record",
                condition=~Q(state__in=["posted", "issued"]) | Q(transcript__isnull=False),
            ),
            models.CheckConstraint(
                name="delivered_to_someone", condition=~Q(state="issued") | Q(person__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["import_file", "state"], name="document_by_state"),
            models.Index(fields=["number_digest"], name="document_by_number"),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "document_id": "the sender's number, to find replacements and duplicates, as long as the file; sealed",
            "number_digest": "finding duplicates, as long as the file; keyed digest",
            "learner": "name and birth date as sent, for the review of the match, as long as the file; sealed",
            "person": "whose document it is, as long as the file",
            "transcript": "the academic record that came of it, as long as the file",
            "content_sha256": "finding duplicates, as long as the file",
            "raw_sha256": "proof of what was received, as long as the file",
        }

    def __str__(self) -> str:
        return f"{self.import_file} #{self.ordinal}"

    @property
    def learner_name(self) -> str:
        """First and last name as sent."""
        facts: dict[str, Any] = self.learner or {}
        return " ".join(filter(None, [facts.get("first", ""), facts.get("last", "")]))
