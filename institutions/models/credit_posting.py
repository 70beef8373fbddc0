"""Prior-learning credit that the registrar posted: the read-back proof that a line stands on the record."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.codes import short_code
from core.models import Noun
from credentials.models import IssuedCredential
from institutions.models.catalog_course import CatalogCourse
from transcripts.models import Course, TranscriptDocument


class CreditPosting(Noun):
    """Posted once for each key of the petition; units above zero, or the tick would mean nothing."""

    confirmation = models.CharField(max_length=12, unique=True, default=short_code, editable=False)
    confirmation_key = models.CharField(max_length=200, unique=True)
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    course = models.ForeignKey(CatalogCourse, models.PROTECT, related_name="postings")
    units = models.DecimalField(_("units"), max_digits=9, decimal_places=3)
    grade_basis = models.CharField(max_length=20)
    grade = models.CharField(max_length=10, blank=True)
    annotation = models.JSONField()
    decided_on = models.DateField()
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    transcript = models.OneToOneField(TranscriptDocument, models.PROTECT, related_name="+")
    credential = models.ForeignKey(IssuedCredential, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(name="posted_units_above_zero", condition=Q(units__gt=0))]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": "whose credit it is, as long as the academic record",
            "units": "the credit, as long as the academic record",
            "grade": "the credit, as long as the academic record",
            "grade_basis": "the credit, as long as the academic record",
            "annotation": "Title 5 section 55050(l): how the credit came about, as long as the academic record",
            "transcript": "the line on the academic record, as long as the academic record",
            "posted_by": "who posted it, as long as the academic record",
            "confirmation_key": "so that a retry posts no second line, as long as the academic record",
        }

    def __str__(self) -> str:
        return f"{self.confirmation} {self.course}"

    @property
    def confirmation_id(self) -> str:
        """What the registrar and the learner may quote."""
        return self.confirmation

    @property
    def line(self) -> Course:
        """The line as it stands on the academic record."""
        lines = Course.objects.filter(document=self.transcript).select_related("session")
        return lines.get(subject=self.course.subject, number=self.course.number)

    @property
    def read_back(self) -> dict[str, Any]:
        """What stands on the academic record now, in the shape in which it was sent: proof, not memory."""
        line = self.line
        return {
            "subject": line.subject,
            "number": line.number,
            "title": line.title,
            "units": f"{line.credit_earned:.2f}",
            "grade_basis": self.grade_basis,
            "grade": line.grade,
            "annotation": ". ".join(line.notes),
            "decided_on": line.ends_on.isoformat() if line.ends_on else "",
        }
