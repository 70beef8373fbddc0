"""A posted transcript: who sent it, whose it is, which version stands. No hold, fee or debt has a column here."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from core.fields import SealedDateField, SealedTextField
from core.models import Noun
from transcripts.models.base import KEPT, Row, words


class TranscriptDocumentQuerySet(models.QuerySet["TranscriptDocument"]):
    def standing(self) -> Self:
        """Versions that stand: current and not detached."""
        return self.filter(current=True, detached_at=None)

    def official(self) -> Self:
        return self.filter(self_reported=False)

    def visible_to(self, person: Person) -> Self:
        """The learner's own, and those of the offices where the person reads records."""
        offices = Membership.objects.active().of(person).filter(role__in=(Role.REGISTRAR, Role.EVALUATOR))
        return self.filter(Q(person=person) | Q(organization__in=offices.values("organization")))


class TranscriptDocument(Noun):
    """One version of one transcript. Versions stay; `current` moves."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="transcripts")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="transcripts_sent")
    source_ref = models.CharField(max_length=80, help_text=_("Where it came from: the id of the import."))
    format = models.CharField(max_length=40)
    version = models.CharField(max_length=12)
    document_id = words()
    sent_at = models.DateTimeField(null=True, blank=True)
    document_type_code = words()
    transmission_type = words()
    process_code = words()
    official_code = words()
    complete_code = words()
    request_tracking_id = words(db_index=True)
    sender_code_system = words()
    sender_code = words()
    sender_name = words()
    receiver_code_system = words()
    receiver_code = words()
    receiver_name = words()
    raw_sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    repaired = models.BooleanField(default=False)
    self_reported = models.BooleanField(default=False)
    current = models.BooleanField(default=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    detached_at = models.DateTimeField(null=True, blank=True)
    detached_because = words()
    verbatim = models.JSONField(default=dict, blank=True)
    extensions = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)

    objects = TranscriptDocumentQuerySet.as_manager()

    class Meta:
        db_table = "transcripts_document"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organization", "content_sha256", "self_reported"],
                name="one_document_per_content",
            ),
            # The senders' numbers are weak (one real sample bears 418), but two that stand may not share one.
            models.UniqueConstraint(
                fields=["sender_code_system", "sender_code", "document_id"],
                condition=Q(current=True, self_reported=False, detached_at=None) & ~Q(document_id=""),
                name="one_current_document_per_number",
            ),
            models.CheckConstraint(
                condition=Q(detached_at=None) | Q(current=False), name="detached_document_is_not_current"
            ),
        ]
        indexes = [models.Index(fields=["person", "current"], name="transcript_of_person")]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": KEPT,
            "document_id": KEPT,
            "request_tracking_id": "finding the request this transcript answers",
            "verbatim": "the sender's own words about the sending, so that an export is exact",
            "extensions": "what the sender said and no column holds, so that nothing is lost",
            "notes": KEPT,
        }

    def __str__(self) -> str:
        return f"{self.sender_name or self.organization} · {self.document_id}"


class RecordedPerson(Noun):
    """The learner as the document states them; for matching and the learner's own eyes."""

    document = models.OneToOneField(TranscriptDocument, models.CASCADE, related_name="recorded_person")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    birth_date = SealedDateField(null=True, blank=True)
    birth_month_day = SealedTextField(null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    high_school_name = words()
    high_school_codes = models.JSONField(default=list, blank=True)
    email_digests = models.JSONField(default=list, blank=True)

    class Meta:
        db_table = "transcripts_transcript_person"

    class Privacy:
        subject = "learner"
        keeps = {
            "person": KEPT,
            "birth_date": "identity matching and the learner's own view; sealed",
            "birth_month_day": "identity matching; sealed",
            "birth_year": "identity matching",
            "high_school_name": KEPT,
            "email_digests": "narrowing a match; keyed digest only",
        }

    def __str__(self) -> str:
        return f"person of {self.document_id}"


class RecordedName(Row):
    """A name in the document: the one of the record, or a former, legal or other one."""

    kind = words()
    prefix = words()
    first = words()
    middle = models.JSONField(default=list, blank=True)
    last = words()
    suffix = words()
    title = words()
    composite = words()

    class Meta(Row.Meta):
        db_table = "transcripts_person_name"

    class Privacy:
        subject = "learner"
        keeps = {
            "person": KEPT,
            **dict.fromkeys(
                ("first", "middle", "last", "suffix", "composite", "verbatim"), "identity matching"
            ),
        }

    def __str__(self) -> str:
        return " ".join(part for part in (self.first, *self.middle, self.last) if part) or self.composite


class RecordedIdentifier(Noun):
    """A number of the learner in the document. A Social Security number stays a keyed digest, never a value."""

    document = models.ForeignKey(TranscriptDocument, models.CASCADE, related_name="recorded_identifiers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    agency_code = words()
    agency_name = words()
    region = words()
    digest = models.BinaryField()
    sealed_value = SealedTextField(null=True, blank=True)

    class Meta:
        db_table = "transcripts_person_identifier"
        indexes = [models.Index(fields=["kind", "digest"], name="recorded_identifier_digest")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["ssn", "sin", "last4"]) | Q(sealed_value__isnull=True),
                name="no_social_security_number_is_kept",
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": KEPT,
            "digest": "identity matching; keyed digest",
            "sealed_value": "given back to its owner on export; sealed; never a Social Security number",
        }

    def __str__(self) -> str:
        return f"{self.kind} in {self.document_id}"
