"""Which skills a college's course teaches, and who says so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.models import Noun
from skills.enums import Basis
from skills.models.skill import Skill


class CourseSkill(Noun):
    """Endorsed all-or-none: who and when stand together, or neither."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    subject = models.CharField(_("subject"), max_length=10)
    number = models.CharField(_("number"), max_length=15)
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="courses")
    basis = models.CharField(_("basis"), max_length=12, choices=Basis, default=Basis.SUGGESTED)
    endorsed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    endorsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["subject", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "subject", "number", "skill"], name="skill_once_per_course"
            ),
            models.CheckConstraint(
                name="endorsed_all_or_none",
                condition=Q(basis=Basis.SUGGESTED, endorsed_by=None, endorsed_at=None)
                | Q(basis=Basis.ENDORSED, endorsed_by__isnull=False, endorsed_at__isnull=False),
            ),
        ]

    class Privacy:
        subject = None
        keeps = {"endorsed_by": "which faculty member endorsed, as long as the endorsement stands"}

    def __str__(self) -> str:
        return f"{self.subject} {self.number}: {self.skill}"
