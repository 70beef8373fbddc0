"""A client of one organization; never shared between organizations."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import Membership, Organization
from core.models import Noun


class ClientQuerySet(models.QuerySet["Client"]):
    def of_member(self, member: Membership) -> Self:
        """A case manager's own clients; a supervisor's whole team."""
        mine = self.filter(organization=member.organization_id)
        if member.role == Role.SUPERVISOR:
            return mine
        return mine.filter(assigned__person=member.person_id)

    def visible_to(self, person: Any) -> Self:
        """Clients assigned to the person, and those of teams that the person leads today."""
        active = Membership.objects.active().of(person)
        helps = active.filter(role=Role.CASE_MANAGER).values("organization")
        leads = active.filter(role=Role.SUPERVISOR).values("organization")
        return self.filter(Q(assigned__person=person, organization__in=helps) | Q(organization__in=leads))


class Client(Noun):
    """One person at one organization. The name is what the case manager typed, not what the passport says."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    preferred_name = models.CharField(_("what the client is called"), max_length=120)
    assigned = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    objects = ClientQuerySet.as_manager()

    class Meta:
        ordering = ["preferred_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "person"], name="one_client_per_person")
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": "whom the organization helps, as long as its own service record",
            "preferred_name": "what to call the client, as long as the organization's own service record",
        }

    def __str__(self) -> str:
        return self.preferred_name


class Case(Noun):
    """Help over a time. Closing it ends its permissions in the same transaction."""

    class State(models.TextChoices):
        OPEN = "open", _("Case is open")
        CLOSED = "closed", _("Case is closed")

    client = models.ForeignKey(Client, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    opened_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["client"], condition=Q(state="open"), name="one_open_case"),
            models.CheckConstraint(
                name="case_closed_all_or_none",
                condition=Q(state="open", closed_at=None, closed_by=None)
                | Q(state="closed", closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {"client": "whom the case is about, as long as the organization's own service record"}

    def __str__(self) -> str:
        return f"{self.client} · {self.get_state_display()}"
