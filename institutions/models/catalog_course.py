"""A course of a college's catalogue: what prior learning is measured against."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.models import Noun


class CatalogCourseQuerySet(models.QuerySet["CatalogCourse"]):
    def active(self) -> Self:
        """Courses that the college still offers."""
        return self.filter(active=True)

    def of(self, organization: Organization) -> Self:
        return self.filter(organization=organization)

    def known_as(self, text: str) -> Self:
        """Courses whose subject, number or title holds the text, in any case."""
        words = text.split()[:6]
        found = self
        for word in words:
            found = found.filter(
                Q(subject__icontains=word) | Q(number__icontains=word) | Q(title__icontains=word)
            )
        return found


class CatalogCourse(Noun):
    """One course in one catalogue year; `discipline` is who may assess it, `outcomes` what it teaches."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="catalog_courses")
    subject = models.CharField(_("subject"), max_length=10)
    number = models.CharField(_("number"), max_length=15)
    title = models.CharField(_("title"), max_length=120)
    units = models.DecimalField(_("units"), max_digits=9, decimal_places=3)
    credit_unit = models.CharField(_("kind of unit"), max_length=20, default="Semester")
    discipline = models.CharField(_("discipline"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)
    outcomes = models.JSONField(_("outcomes"), default=list, blank=True)
    catalog_year = models.CharField(_("catalogue year"), max_length=9, blank=True)
    ccn_code = models.CharField(_("common course number"), max_length=20, blank=True)
    cid_code = models.CharField(_("C-ID"), max_length=20, blank=True)
    active = models.BooleanField(_("offered"), default=True)

    objects = CatalogCourseQuerySet.as_manager()

    class Meta:
        ordering = ["subject", "number", "catalog_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "subject", "number", "catalog_year"], name="course_once_per_catalogue"
            ),
            models.CheckConstraint(name="course_units_not_negative", condition=Q(units__gte=0)),
        ]
        indexes = [models.Index(fields=["organization", "discipline"], name="course_by_discipline")]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """Subject and number as people say them: SOC 41."""
        return f"{self.subject} {self.number}"
