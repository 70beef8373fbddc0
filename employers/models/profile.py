"""What is particular to an employer."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Organization
from core.models import Noun


class EmployerProfile(Noun):
    """Only an employer that a person has verified may search (E-12)."""

    organization = models.OneToOneField(Organization, models.CASCADE, related_name="employer_profile")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    evidence = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="employer_verified_all_or_none",
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
            )
        ]

    class Privacy:
        subject = None
        keeps = {"verified_by": "who verified the employer, as long as the profile"}

    def __str__(self) -> str:
        return str(self.organization)
