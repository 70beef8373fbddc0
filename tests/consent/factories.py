"""The cast of the consent stories and the permissions they give."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from accounts.enums import OrganizationKind, Role
from accounts.models import Membership, Organization, Person
from consent.items import Item
from consent.models import Grant
from consent.services import grants
from core.clock import now
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory

NAME = Item("person", "facts", ("chosen_name", "phone"))


@dataclass
class Cast:
    """A learner, a community organization with two navigators, a college, an employer, a stranger."""

    learner: Person = field(default_factory=lambda: PersonFactory(chosen_name="Amara"))
    cbo: Organization = field(
        default_factory=lambda: OrganizationFactory(kind=OrganizationKind.COMMUNITY, name="Open Door")
    )
    college: Organization = field(default_factory=lambda: OrganizationFactory(name="Laurel College"))
    employer: Organization = field(
        default_factory=lambda: OrganizationFactory(kind=OrganizationKind.EMPLOYER, name="Harbor Works")
    )
    stranger: Person = field(default_factory=PersonFactory)

    def __post_init__(self) -> None:
        self.navigator: Membership = self.member(self.cbo, Role.CASE_MANAGER)
        self.colleague: Membership = self.member(self.cbo, Role.CASE_MANAGER)
        self.registrar: Membership = self.member(self.college, Role.REGISTRAR)
        self.recruiter: Membership = self.member(self.employer, Role.RECRUITER)

    def member(self, organization: Organization, role: Role) -> Membership:
        return MembershipFactory(organization=organization, role=role, person=PersonFactory())


def given(cast: Cast, **facts: Any) -> Grant:
    """A permission that the learner gave the community organization just now, unless told otherwise."""
    terms: dict[str, Any] = {
        "recipient": cast.cbo,
        "purpose": "service_coordination",
        "items": [NAME],
        "expires_at": now() + timedelta(days=20),
        "by": cast.learner,
        "notice": facts.get("purpose", "service_coordination"),
        "reauth_at": now(),
    }
    return grants.give(cast.learner, **(terms | facts))


def asked(cast: Cast, **facts: Any) -> Grant:
    """A question of the first navigator that waits for the learner."""
    terms: dict[str, Any] = {"by": cast.navigator, "purpose": "service_coordination", "items": [NAME]}
    return grants.ask(cast.learner, **(terms | facts))
