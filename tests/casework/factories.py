"""The cast of the intake: a learner with a passport worth hiding, a case manager, a stranger."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from accounts.enums import OrganizationKind, Role
from accounts.models import Membership, Organization, Person
from casework.models import Intake
from casework.selectors import filling
from casework.services import intakes
from consent.models import Grant
from consent.services import codes, grants
from core.clock import now, today
from passport.models import PassportSkill
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.passport.factories import own_line
from tests.skills.factories import SkillFactory

#: What must never show unless it is granted.
SECRETS = {
    "called": "Amara Moonlight",
    "phone": "415-555-0199",
    "email": "amara@example.test",
    "schooling": "Diploma of the Hidden Valley",
    "courses": "Course of quiet waters",
    "certificates": "Certificate of careful hands",
    "work": "Night baker at Rosewood",
    "skills": "Reading the tides",
}


def learner(**facts: Any) -> Person:
    """A learner with an answer to each of the eleven questions."""
    person = PersonFactory(
        chosen_name=SECRETS["called"],
        first_name="Amaranth",
        last_name="Okonjo",
        phone=SECRETS["phone"],
        email=facts.pop("email", SECRETS["email"]),
        birth_date=today() - timedelta(days=30 * 365),
        **facts,
    )
    own_line(person, SECRETS["schooling"], kind="school")
    own_line(person, SECRETS["courses"], kind="course")
    own_line(person, SECRETS["certificates"], kind="badge")
    job = own_line(person, SECRETS["work"], kind="job")
    skill = SkillFactory(code="tides", name=SECRETS["skills"], name_es=SECRETS["skills"])
    PassportSkill.objects.create(line=job, skill=skill, basis="own")
    return person


@dataclass
class Cast:
    """amara, tran and a colleague at one organization, somebody at another, a stranger."""

    amara: Person = field(default_factory=learner)
    cbo: Organization = field(
        default_factory=lambda: OrganizationFactory(kind=OrganizationKind.COMMUNITY, name="Open Door")
    )
    stranger: Person = field(default_factory=PersonFactory)

    def __post_init__(self) -> None:
        self.tran: Membership = self.member(Role.CASE_MANAGER)
        self.colleague: Membership = self.member(Role.CASE_MANAGER)
        self.supervisor: Membership = self.member(Role.SUPERVISOR)
        elsewhere = OrganizationFactory(kind=OrganizationKind.COMMUNITY)
        self.other: Membership = self.member(Role.CASE_MANAGER, elsewhere)
        self.recruiter: Membership = self.member(
            Role.RECRUITER, OrganizationFactory(kind=OrganizationKind.EMPLOYER)
        )

    def member(self, role: Role, organization: Organization | None = None) -> Membership:
        return MembershipFactory(person=PersonFactory(), role=role, organization=organization or self.cbo)


def started(cast: Cast, *, during_case: bool = False, person: Person | None = None) -> Intake:
    """An intake that tran began with the learner's code."""
    who = person or cast.amara
    code = codes.show(who, by=who).sealed_code
    return intakes.start(str(code), preferred_name="Ama", by=cast.tran, during_case=during_case)


def question(intake: Intake, purpose: str = "intake_prefill") -> Grant:
    """The newest question of this purpose to the intake's client."""
    return Grant.objects.filter(learner=intake.client.person, purpose=purpose).latest("created_at")


def says_yes(intake: Intake, *fields: str, purpose: str = "intake_prefill") -> Grant:
    """The client allows these fields for twenty days."""
    asked, person = question(intake, purpose), intake.client.person
    filled = filling.for_learner(person)
    return grants.give(
        person,
        by=person,
        recipient=asked.recipient,
        purpose=purpose,
        purpose_ref=asked.purpose_ref,
        items=[value.item for code in fields for value in filled[code]],
        expires_at=now() + timedelta(days=20),
        notice=purpose,
        reauth_at=now(),
        answering=asked,
    )
