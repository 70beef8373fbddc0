"""Rows and files of the institutions room."""

from datetime import date
from decimal import Decimal
from typing import Any

import factory
from django.core.files.base import ContentFile

from accounts.enums import Role
from accounts.models import InstitutionCode, Organization, Person, PersonIdentifier
from core.clock import now
from credentials.services import directory
from institutions.models import CatalogCourse, TranscriptImport
from institutions.services import imports
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from transcripts import generator
from transcripts.formats.pesc.write import write
from transcripts.numbers import digest

BORN = date(1995, 3, 4)


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


def college(name: str = "Butte College", fice: str = "008073", *, signs: bool = False) -> Organization:
    """A college with its code; `signs` puts it into the directory with keys."""
    made = OrganizationFactory(name=name, slug=f"college-{fice}")
    InstitutionCode.objects.create(organization=made, system="FICE", value=fice)
    if signs:
        directory.admit(made, by=None, evidence="test")
    return made


def registrar(of: Organization, role: Role = Role.REGISTRAR) -> Person:
    return MembershipFactory(organization=of, role=role, person=PersonFactory(first_name="Rosa")).person


def learner(first: str = "Amara", last: str = "Reyes", born: date | None = BORN, **facts: Any) -> Person:
    return PersonFactory(first_name=first, last_name=last, birth_date=born, **facts)


def knows(person: Person, kind: str, value: str, at: Organization | None = None, **how: Any) -> None:
    """Link a number to a person, as digest."""
    found = digest(kind, value, birth_date=how.pop("born", None), surname=how.pop("surname", ""))
    PersonIdentifier.objects.create(
        person=person, kind=kind, organization=at, digest=found, **({"verified_at": now()} | how)
    )


def transcript(
    of: Organization,
    person: generator.Learner | None = None,
    *,
    seed: int = 7,
    school_id: str = "900112233",
    **shape: Any,
) -> bytes:
    """An invented transcript as PESC XML."""
    where = generator.College(of.name, of.codes.get(system="FICE").value)
    who = person or generator.Learner("Amara", "Reyes", BORN, school_id=school_id)
    shape = {"sessions": 1, "courses": 2, "award": False} | shape
    return write(generator.transcript(seed=seed, college=where, learner=who, **shape)).data


def sent(
    data: bytes, of: Organization, by: Person | None = None, name: str = "spring.xml"
) -> TranscriptImport:
    """A file received and not yet worked on."""
    return imports.receive(ContentFile(data, name=name), organization=of, by=by)


def worked(
    data: bytes, of: Organization, by: Person | None = None, name: str = "spring.xml"
) -> TranscriptImport:
    """A file taken as far as the pipeline goes."""
    return imports.advance(sent(data, of, by, name))
