"""Who acts for which organization, in which role, from when until when."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models.organization import Organization
from accounts.models.person import Person
from core.clock import today
from core.models import Noun


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        """Memberships in force today; one that ends today has ended."""
        day = today()
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day, person__is_active=True)

    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def visible_to(self, person: Person) -> Self:
        """A person sees their own memberships and those of organizations that they administer."""
        mine = Membership.objects.active().of(person).filter(role=Role.ORGANIZATION_ADMIN)
        return self.filter(Q(person=person) | Q(organization__in=mine.values("organization")))


class Membership(Noun):
    """One role of one person in one organization; it ends, it is not deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=24, choices=Role)
    discipline = models.CharField(_("discipline"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), default=today)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organization__name", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organization", "role", "discipline"],
                condition=Q(ends_on=None),
                name="one_open_membership_per_role",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_start",
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {"person": "who acted for the organization, as long as its records"}

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.organization}"

    @property
    def is_active(self) -> bool:
        return self.starts_on <= today() and (self.ends_on is None or self.ends_on > today())

    @property
    def role_description(self) -> str:
        """What the role may and may not do, in a sentence."""
        return Role(self.role).description
