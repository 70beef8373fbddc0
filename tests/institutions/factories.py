"""Rows of the institutions room."""

from decimal import Decimal

import factory

from institutions.models import CatalogCourse
from tests.accounts.factories import OrganizationFactory


class CatalogCourseFactory(factory.django.DjangoModelFactory[CatalogCourse]):
    class Meta:
        model = CatalogCourse

    organization = factory.SubFactory(OrganizationFactory)
    subject = "HLTH"
    number = factory.Sequence(lambda n: str(100 + n))
    title = factory.Sequence(lambda n: f"Basics of care {n}")
    units = Decimal("3.000")
    discipline = "Health"
    outcomes = factory.LazyFunction(lambda: ["Measure vital signs", "Keep a patient safe"])
