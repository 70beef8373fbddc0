"""An invitation to act for an organization: a link or a spoken code, used once, ending by itself."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models.membership import Membership
from accounts.models.organization import Organization
from accounts.models.person import Person
from core.clock import now
from core.models import Noun

LIFE = timedelta(days=14)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now())


class Invitation(Noun):
    """Only a digest of the code is stored: a database dump opens no door."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=24, choices=Role)
    discipline = models.CharField(_("discipline"), max_length=60, blank=True)
    code_digest = models.BinaryField(unique=True)
    note = models.CharField(_("for whom"), max_length=120, blank=True)
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, blank=True, related_name="invitation"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="accepted_all_or_none",
                condition=Q(accepted_at=None, accepted_by=None, membership=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, membership__isnull=False),
            )
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "note": "so that the inviter knows whom it was for, until 30 days after it ends",
            "invited_by": "who opened the door, as long as the membership's history",
            "accepted_by": "who came in, as long as the membership's history",
        }

    def __str__(self) -> str:
        return f"{self.get_role_display()} · {self.organization}"
