"""People and organizations of the tests."""

from typing import Any

import factory

from accounts.enums import OrganizationKind, Role
from accounts.models import Membership, Organization, Person

PASSPHRASE = "four words are enough"


class PersonFactory(factory.django.DjangoModelFactory[Person]):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    first_name = factory.Faker("first_name")
    last_name = factory.Faker("last_name")

    @classmethod
    def _create(cls, model_class: type[Person], *args: Any, **kwargs: Any) -> Person:
        return model_class.objects.create_user(password=kwargs.pop("password", PASSPHRASE), **kwargs)


class OrganizationFactory(factory.django.DjangoModelFactory[Organization]):
    class Meta:
        model = Organization

    kind = OrganizationKind.COLLEGE
    name = factory.Sequence(lambda n: f"Organization {n}")
    slug = factory.Sequence(lambda n: f"organization-{n}")

    class Params:
        employer = factory.Trait(kind=OrganizationKind.EMPLOYER)
        helper = factory.Trait(kind=OrganizationKind.COMMUNITY)


class MembershipFactory(factory.django.DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organization = factory.SubFactory(OrganizationFactory)
    role = Role.REGISTRAR
