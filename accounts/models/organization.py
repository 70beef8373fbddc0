"""Organizations of every kind: one table, so that a person may act for any of them in the same way."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import HELPERS, SCHOOLS, OrganizationKind
from core.models import Noun


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def schools(self) -> Self:
        return self.filter(kind__in=SCHOOLS)

    def helpers(self) -> Self:
        return self.filter(kind__in=HELPERS)

    def employers(self) -> Self:
        return self.filter(kind=OrganizationKind.EMPLOYER)

    def by_code(self, system: str, value: str) -> Self:
        """Organizations that bear a code, such as FICE 008073."""
        return self.filter(codes__system=system, codes__value=value)


class Organization(Noun):
    """A college, an employer, a community organization, an office."""

    kind = models.CharField(_("kind"), max_length=16, choices=OrganizationKind)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(unique=True, max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    city = models.CharField(_("city"), max_length=80, blank=True)
    website = models.URLField(_("website"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    custodian = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="keeps_records_of"
    )
    is_demo = models.BooleanField(default=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.name

    @property
    def is_school(self) -> bool:
        return self.kind in SCHOOLS


class InstitutionCode(Noun):
    """A code under which others know an organization, with the time it was good."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="codes")
    system = models.CharField(max_length=20)
    value = models.CharField(max_length=60)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["system", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["system", "value"],
                name="one_organization_per_code",
                condition=models.Q(valid_to=None),
            )
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.system} {self.value}"
