"""Courses that a learner can ask credit for."""

from django.db.models import Q, QuerySet

from accounts.models import Organization
from institutions.models import CatalogCourse
from institutions.models.catalog_course import CatalogCourseQuerySet


def colleges() -> QuerySet[Organization]:
    """Colleges that say what their courses teach."""
    offering = _assessable().values("organization")
    return Organization.objects.schools().filter(pk__in=offering).order_by("name")


def courses(college: Organization | None, text: str) -> QuerySet[CatalogCourse]:
    """Courses taught now, with outcomes to assess against; of one college when it is named."""
    found = _assessable().known_as(text).select_related("organization")
    return found.filter(organization=college) if college else found


def _assessable() -> CatalogCourseQuerySet:
    """Active courses with outcomes and a discipline: without them nobody could assess (L34, L36)."""
    return CatalogCourse.objects.active().exclude(Q(outcomes=[]) | Q(discipline="") | Q(units=0))
