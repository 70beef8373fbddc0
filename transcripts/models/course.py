"""Courses: one model for every format, and what is said about credit for prior learning."""

from django.db import models

from accounts.models import Organization
from core.models import Noun
from transcripts.models.base import KEPT, Row, credit, words
from transcripts.models.record import AcademicRecord, AcademicSession


class Course(Row):
    """One line. Subject and number are never joined or split; units stand as sent and as semester units."""

    record = models.ForeignKey(AcademicRecord, models.CASCADE, related_name="courses")
    session = models.ForeignKey(
        AcademicSession, models.CASCADE, null=True, blank=True, related_name="courses"
    )
    origin_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    origin_name = words()
    origin_course_number = words()
    subject = words()
    number = words()
    section = words()
    title = words()
    description = models.TextField(blank=True, default="")
    original_course_id = words()
    agency_course_id = words()
    ccn_code = words()
    cid_code = words()
    code_system = words()
    code = words()
    credit_basis = words()
    is_cpl = models.BooleanField(default=False)
    cpl_undecided = models.BooleanField(default=False)
    credit_unit = words()
    credit_level = words()
    level = words()
    applicability = words()
    credit_attempted = credit()
    credit_earned = credit()
    semester_equivalent = credit()
    grade_scale = words()
    grade = words()
    grade_status = words()
    narrative = words()
    repeat_code = words()
    quality_points = credit()
    gpa_applicability = words()
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    bracketed = models.BooleanField(null=True, blank=True)
    attempted_calc = words()
    earned_calc = words()
    points_calc = words()
    transferability = words()
    action_code = words()
    american_institutions = words()
    csu_articulation_id = words()
    state_articulation_id = words()
    requirements = models.JSONField(default=list, blank=True)
    licensures = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    outcomes = models.JSONField(default=list, blank=True)

    class Meta(Row.Meta):
        db_table = "transcripts_course"
        indexes = [
            models.Index(fields=["person", "subject", "number"], name="course_of_person"),
            models.Index(fields=["credit_basis"], name="course_credit_basis"),
            models.Index(fields=["grade"], name="course_grade"),
        ]
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="course_once_in_document")]

    class Privacy:
        subject = "learner"
        keeps = {
            **dict.fromkeys(
                ("person", "grade", "grade_status", "credit_earned", "quality_points", "verbatim", "notes"),
                KEPT,
            ),
            "narrative": "the learner's own view; shared only with the learner's word each time",
            "extensions": "what the sender said and no column holds, so that nothing is lost",
        }

    def __str__(self) -> str:
        return f"{self.subject} {self.number} {self.title}".strip()


class GeArea(Noun):
    """A general education area of a course; Cal-GETC is never guessed from these."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="ge_areas")
    pattern = words()
    standing = words()
    area = words()

    class Meta:
        db_table = "transcripts_ge_area"
        constraints = [
            models.UniqueConstraint(fields=["course", "pattern", "standing", "area"], name="ge_area_once")
        ]

    class Privacy:
        subject = "learner"
        keeps = {"course": KEPT}

    def __str__(self) -> str:
        return f"{self.pattern} {self.area}"


class CplAnnotation(Noun):
    """How a line of prior learning came about: "Credit by portfolio, 3.0 units, approved 2026-03-02"."""

    course = models.OneToOneField(Course, models.CASCADE, related_name="cpl_annotation")
    evidence_type = words()
    method_text = words()
    units = credit()
    approved_on = models.DateField(null=True, blank=True)
    policy_ref = words()
    exhibit_id = words()
    ace_id = words()
    ace_version = words()
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, default="")
    source = models.CharField(max_length=10, choices=[("document", "document"), ("registrar", "registrar")])

    class Meta:
        db_table = "transcripts_cpl_annotation"

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(("course", "evidence_type", "method_text", "units", "text"), KEPT)

    def __str__(self) -> str:
        return self.text or self.evidence_type
