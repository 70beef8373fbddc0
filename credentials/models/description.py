"""What credentials stand for, as their owners publish it; read from registry files, never about a person."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Noun


class CredentialDescriptionQuerySet(models.QuerySet["CredentialDescription"]):
    def offered(self) -> Self:
        """Credentials that their owner still gives."""
        return self.filter(is_active=True)


class CredentialDescription(Noun):
    """One published credential, under the identifier that every registry knows it by (CTID)."""

    # Not `ctid`: that is the name of a column that PostgreSQL keeps for itself.
    identifier = models.CharField(max_length=39, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    name = models.CharField(_("name"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    owner_name = models.CharField(_("given by"), max_length=300, blank=True)
    owner_id = models.CharField(max_length=500, blank=True)
    webpage = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=12, default="en")
    criteria = models.TextField(_("what it takes"), blank=True)
    cip = models.CharField(max_length=10, blank=True)
    units = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    #: Name, address and framework of each skill that it asks for.
    competencies: "models.Field[Any, Any]" = models.JSONField(default=list, blank=True)
    is_active = models.BooleanField(default=True)

    objects = CredentialDescriptionQuerySet.as_manager()

    class Meta:
        ordering = ["name", "identifier"]
        constraints = [
            models.CheckConstraint(
                condition=Q(identifier__regex=r"^ce-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
                name="ctid_is_one",
            ),
            models.CheckConstraint(
                condition=Q(units=None) | Q(units__gte=0), name="described_units_not_negative"
            ),
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.name
