"""Awards, programs, honors and totals."""

from django.db import models
from django.db.models import Q

from transcripts.models.base import KEPT, Row, average, credit, words
from transcripts.models.record import AcademicRecord, AcademicSession


class AcademicAward(Row):
    """A degree, certificate or diploma. No level is null, never a default; unknown completion is not "no"."""

    record = models.ForeignKey(AcademicRecord, models.CASCADE, related_name="awards")
    session = models.ForeignKey(AcademicSession, models.CASCADE, null=True, blank=True, related_name="awards")
    level = words()
    awarded_on = models.DateField(null=True, blank=True)
    title = words()
    completed = models.BooleanField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    thesis_title = models.TextField(blank=True, default="")

    class Meta(Row.Meta):
        db_table = "transcripts_academic_award"
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="award_once_in_document")]

    class Privacy:
        subject = "learner"
        keeps = {
            **dict.fromkeys(
                ("person", "title", "level", "awarded_on", "verbatim", "extensions", "notes"), KEPT
            ),
            "thesis_title": "the learner's own view; never in search or shares by default",
        }

    def __str__(self) -> str:
        return self.title or self.level

    @property
    def is_given(self) -> bool:
        """Whether it may become a credential: completed, or awarded on a day."""
        return bool(self.completed) or self.awarded_on is not None


class AcademicSummary(Row):
    """Totals as the sender states them beside our own figure. Exactly one owner, told by scope."""

    class Scope(models.TextChoices):
        RECORD = "record", "record"
        SESSION = "session", "session"
        AWARD = "award", "award"
        PROGRAM = "program", "program"

    scope = models.CharField(max_length=8, choices=Scope)
    record = models.ForeignKey(
        AcademicRecord, models.CASCADE, null=True, blank=True, related_name="summaries"
    )
    session = models.ForeignKey(
        AcademicSession, models.CASCADE, null=True, blank=True, related_name="summaries"
    )
    award = models.ForeignKey(AcademicAward, models.CASCADE, null=True, blank=True, related_name="summaries")
    program = models.ForeignKey(
        "transcripts.AcademicProgram", models.CASCADE, null=True, blank=True, related_name="summaries"
    )
    type = words()
    level = words()
    gpa_scope = words()
    attempted = credit()
    earned = credit()
    gpa_hours = credit()
    quality_points = credit()
    required = credit()
    deficient = credit()
    unit = words()
    gpa = average()
    range_min = average()
    range_max = average()
    computed_gpa = average()
    arithmetic_ok = models.BooleanField(null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    rank_of = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Row.Meta):
        db_table = "transcripts_academic_summary"
        constraints = [
            models.UniqueConstraint(fields=["document", "seq"], name="summary_once_in_document"),
            models.CheckConstraint(
                condition=(
                    Q(scope="record", record__isnull=False, session=None, award=None, program=None)
                    | Q(scope="session", record=None, session__isnull=False, award=None, program=None)
                    | Q(scope="award", record=None, session=None, award__isnull=False, program=None)
                    | Q(scope="program", record=None, session=None, award=None, program__isnull=False)
                ),
                name="summary_has_exactly_one_owner",
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            **dict.fromkeys(
                ("person", "gpa", "earned", "attempted", "quality_points", "verbatim", "notes"), KEPT
            ),
            "rank": "the learner's own view; never shown to employers",
        }

    def __str__(self) -> str:
        return f"{self.scope} {self.type}".strip()


class AcademicProgram(Row):
    """A field of study of an award, a term or a total."""

    award = models.ForeignKey(AcademicAward, models.CASCADE, null=True, blank=True, related_name="programs")
    session = models.ForeignKey(
        AcademicSession, models.CASCADE, null=True, blank=True, related_name="programs"
    )
    summary = models.ForeignKey(
        AcademicSummary, models.CASCADE, null=True, blank=True, related_name="programs"
    )
    code_system = words()
    code = words()
    type = words()
    name = words()

    class Meta(Row.Meta):
        db_table = "transcripts_academic_program"
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(award__isnull=False, session=None, summary=None)
                    | Q(award=None, session__isnull=False, summary=None)
                    | Q(award=None, session=None, summary__isnull=False)
                ),
                name="program_has_exactly_one_owner",
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(("person", "name", "code", "verbatim", "notes"), KEPT)

    def __str__(self) -> str:
        return self.name or self.code


class AcademicHonor(Row):
    """A distinction of an award or of a total."""

    award = models.ForeignKey(AcademicAward, models.CASCADE, null=True, blank=True, related_name="honors")
    summary = models.ForeignKey(AcademicSummary, models.CASCADE, null=True, blank=True, related_name="honors")
    title = words()
    level = words()

    class Meta(Row.Meta):
        db_table = "transcripts_academic_honor"
        constraints = [
            models.CheckConstraint(
                condition=Q(award__isnull=False, summary=None) | Q(award=None, summary__isnull=False),
                name="honor_has_exactly_one_owner",
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(("person", "title", "verbatim", "notes"), KEPT)

    def __str__(self) -> str:
        return self.title or self.level
