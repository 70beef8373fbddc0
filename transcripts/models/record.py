"""Records and terms."""

from django.db import models
from django.db.models import Q

from accounts.models import Organization
from transcripts.models.base import KEPT, Row, words


class AcademicRecord(Row):
    """One school's record. `is_own`: the sender speaks for itself; only such records yield credentials."""

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    organization_name = words()
    codes = models.JSONField(default=list, blank=True)
    is_own = models.BooleanField(default=False)
    school_level = words()
    student_level = words()
    cohort_year = models.PositiveSmallIntegerField(null=True, blank=True)
    requirements = models.JSONField(default=list, blank=True)
    licensures = models.JSONField(default=list, blank=True)
    grade_scheme = models.JSONField(default=list, blank=True)
    notation_legend = models.JSONField(default=list, blank=True)
    institution_notes = models.JSONField(default=list, blank=True)
    ge_completions = models.JSONField(default=list, blank=True)

    class Meta(Row.Meta):
        db_table = "transcripts_academic_record"
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="record_once_in_document")]

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(
            ("person", "student_level", "cohort_year", "verbatim", "extensions", "notes"), KEPT
        )

    def __str__(self) -> str:
        return self.organization_name


class AcademicSession(Row):
    """A term; `designator` is the month it began, empty where the sender wrote none that can be read."""

    record = models.ForeignKey(AcademicRecord, models.CASCADE, related_name="sessions")
    designator = words()
    suffix = words()
    name = words()
    type = words()
    school_year = words()
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    organization_name = words()
    is_transfer = models.BooleanField(default=False)
    student_level = words()

    class Meta(Row.Meta):
        db_table = "transcripts_academic_session"
        indexes = [models.Index(fields=["person", "designator"], name="session_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["document", "seq"], name="session_once_in_document"),
            models.CheckConstraint(
                condition=Q(designator="") | Q(designator__regex=r"^\d{4}-\d{2}$"),
                name="session_designator_is_a_month",
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(
            ("person", "designator", "student_level", "verbatim", "extensions", "notes"), KEPT
        )

    def __str__(self) -> str:
        return self.name or self.designator
