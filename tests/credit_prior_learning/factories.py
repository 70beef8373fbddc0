"""A college with its cast, and lines walked to where a story begins by the real verbs."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pikepdf
from django.core.files.base import ContentFile

from accounts.enums import Role
from accounts.models import Organization, Person
from core.clock import now
from credit_prior_learning.enums import EvidenceType, Goal, GradeBasis
from credit_prior_learning.models import Evidence, Petition, PetitionLine
from credit_prior_learning.services import (
    articulation,
    evaluations,
    evidence,
    intake,
    offers,
    petitions,
    posting,
)
from credit_prior_learning.services.evaluations import Score
from institutions.models import CatalogCourse
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.institutions.factories import CatalogCourseFactory

WORDS = "I let the college look at the proof in this request, for one thing: to decide about credit."
#: The path of this slice, in the order in which a line walks it.
PATH = (
    "draft",
    "submitted",
    "intake_review",
    "faculty_assessment",
    "articulation_check",
    "offer_ready",
    "offered",
    "accepted",
    "registrar_review",
    "posting_pending",
    "posted",
)


@dataclass
class Cast:
    """The people of the stories; each holds one role and nothing more."""

    college: Organization
    elsewhere: Organization
    course: CatalogCourse
    amara: Person
    okafor: Person
    dao: Person
    clerk: Person
    ruiz: Person
    chemist: Person
    haddad: Person
    far_faculty: Person
    stranger: Person

    def everyone(self) -> dict[str, Person]:
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}


def cast() -> Cast:
    """Two colleges: one with the whole staff, one with a registrar and a faculty member of the same discipline."""
    college, elsewhere = OrganizationFactory(name="Riverbend"), OrganizationFactory(name="Far College")

    def member(name: str, role: str, at: Organization = college, discipline: str = "") -> Person:
        person = PersonFactory(username=name, chosen_name=name.title())
        MembershipFactory(person=person, organization=at, role=role, discipline=discipline)
        return person

    return Cast(
        college=college,
        elsewhere=elsewhere,
        course=CatalogCourseFactory(organization=college),
        amara=PersonFactory(username="amara", chosen_name="Amara"),
        okafor=member("okafor", Role.DISCIPLINE_FACULTY, discipline="Health"),
        dao=member("dao", Role.COORDINATOR),
        clerk=member("clerk", Role.ARTICULATION_OFFICER),
        ruiz=member("ruiz", Role.REGISTRAR),
        chemist=member("chemist", Role.DISCIPLINE_FACULTY, discipline="Chemistry"),
        haddad=member("haddad", Role.REGISTRAR, elsewhere),
        far_faculty=member("far_faculty", Role.DISCIPLINE_FACULTY, elsewhere, "Health"),
        stranger=PersonFactory(username="stranger"),
    )


def pdf(text: str = "CNA") -> ContentFile:
    """A small real PDF; another text makes another file."""
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = text
    made = ContentFile(b"", name=f"{text}.pdf")
    document.save(made, deterministic_id=True)
    return ContentFile(made.file.getvalue(), name=f"{text}.pdf")


def add_proof(petition: Petition, text: str = "CNA") -> Evidence:
    return evidence.add_file(
        petition,
        kind=EvidenceType.INDUSTRY_CREDENTIAL,
        title="Certified Nursing Assistant",
        source_name="State of California",
        upload=pdf(text),
        by=petition.learner,
    )


def draft(c: Cast, *, learner: Person | None = None, course: CatalogCourse | None = None) -> PetitionLine:
    learner = learner or c.amara
    petition = petitions.start(learner)
    add_proof(petition)
    line = petitions.choose(
        petition, course=course or c.course, grade_basis=GradeBasis.PASS_NO_PASS, by=learner
    )
    petitions.tell_goal(petition, goal=Goal.CERTIFICATE, note="", by=learner)
    return line


def scores(line: PetitionLine, *values: int) -> list[Score]:
    item = line.petition.evidence.get()
    values = values or (3,) * len(line.course.outcomes)
    return [Score(n, value, "Skills check-off, page 1", item) for n, value in enumerate(values, start=1)]


def assess(line: PetitionLine, by: Person, *values: int) -> None:
    """Attest to no conflict and save scores."""
    evaluations.attest(line, by=by)
    evaluations.assess(line, scores=scores(line, *values), statement="Shown well.", minutes=12, by=by)


def line_in(state: str, c: Cast, **how: Any) -> PetitionLine:
    """A line that walked to `state` on the path of this slice, every step by the person who may make it."""
    line = draft(c, **how)
    learner = line.petition.learner
    steps: dict[str, Any] = {
        "submitted": lambda: petitions.submit(
            line, by=learner, consent_words=WORDS, reauthenticated_at=now()
        ),
        "intake_review": lambda: intake.assign(line, by=c.dao),
        "faculty_assessment": lambda: intake.route_faculty(line, assessor=c.okafor, by=c.dao),
        "articulation_check": lambda: (
            assess(line, c.okafor),
            evaluations.recommend(line, units=Decimal(3), grade="P", by=c.okafor),
        ),
        "offer_ready": lambda: articulation.clear(line, by=c.clerk),
        "offered": lambda: offers.publish(line, by=c.dao),
        "accepted": lambda: accept(line),
        "registrar_review": lambda: posting.take_up(line, by=c.ruiz),
        "posting_pending": lambda: posting.send(line, by=c.ruiz),
        "posted": lambda: posting.confirm(line),
    }
    for step in PATH[1 : PATH.index(state) + 1]:
        steps[step]()
        line.refresh_from_db()
        assert line.state == step
    return line


def accept(line: PetitionLine, **changes: Any) -> Any:
    facts = {
        "terms_hash": line.offers.latest("version").terms_hash,
        "reauthenticated_at": now() - timedelta(seconds=5),
        "by": line.petition.learner,
    }
    return offers.accept(line, **(facts | changes))
