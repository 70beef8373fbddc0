"""What has happened in the demo world before you arrive; each step goes through the real verbs, once."""

from datetime import date, timedelta
from uuid import UUID

from django.core.files.base import ContentFile

from accounts.models import Organization, Person, PersonIdentifier
from config.demo import catalog, crowds, glosses, studies
from consent.enums import LegalGround
from consent.services import disclosures
from core.clock import now
from credentials.services import directory
from employers.models import EmployerProfile
from institutions.models import TranscriptImport
from institutions.services import imports
from passport.models import PassportLine
from passport.services import discovery, lines, sharing, skilling
from skills.selectors import suggest
from transcripts import generator
from transcripts.formats.pesc.write import write
from transcripts.numbers import digest

_STUDENT_NUMBER = "900112233"
_SIGNING_KINDS = ("college", "csu", "uc", "independent")
_CENTER_TYPES = ("CertificateOfCompletion", "MicroCredential", "Badge")


def tell(world: dict[str, Organization], cast: dict[str, Person]) -> None:
    """Bring the world to its first morning; repeating changes nothing."""
    admit_sources(world, cast["marsh"])
    catalog.make(world["riverbend"], cast["okafor"])
    glosses.make(world["riverbend"], cast["okafor"])
    know_the_student(cast["amara"], world["riverbend"])
    if not PassportLine.objects.of(cast["amara"]).exists():
        send_a_transcript(world["riverbend"], cast)
        live_a_little(cast["amara"])
        show_a_few_lines(cast["amara"], world["harbor-homes"])
    answer_requests(world["riverbend"], cast)


def crowd(size: str) -> None:
    """People around the cast, so that search and queues have something to show."""
    crowds.make(size)


def admit_sources(world: dict[str, Organization], by: Person) -> None:
    """Colleges may sign, and a center its certificates; the housing employer may search."""
    for organization in world.values():
        if organization.kind in _SIGNING_KINDS:
            directory.admit(organization, by=None, evidence="Demo world")
    directory.admit(world["open-door"], by=None, achievement_types=_CENTER_TYPES, evidence="Demo world")
    facts = {"verified_at": now(), "verified_by": by, "evidence": "Demo world"}
    EmployerProfile.objects.get_or_create(organization=world["harbor-homes"], defaults=facts)


def know_the_student(person: Person, college: Organization) -> None:
    """Amara's student number was linked when she enrolled: that is what makes a match sure."""
    number = digest("school", _STUDENT_NUMBER)
    PersonIdentifier.objects.get_or_create(
        kind="school", organization=college, digest=number, defaults={"person": person, "verified_at": now()}
    )


def transcript_of(
    person: Person, college: Organization, *, seed: int = 7, number: str = _STUDENT_NUMBER
) -> bytes:
    """An invented transcript of a person at a college, as PESC XML."""
    where, who = _at(college), _student(person, number)
    return write(
        generator.transcript(seed=seed, college=where, learner=who, sessions=3, courses=4, award=True)
    ).data


def studies_of(person: Person, college: Organization) -> bytes:
    """Amara's own transcript, as PESC XML: four terms toward one certificate."""
    return write(
        generator.transcript(
            seed=7,
            college=_at(college),
            learner=_student(person, _STUDENT_NUMBER),
            on=studies.PRINTED,
            plan=studies.PLAN,
            award=studies.AWARD,
        )
    ).data


def _at(college: Organization) -> generator.College:
    return generator.College(college.name, college.codes.get(system="FICE").value)


def _student(person: Person, number: str) -> generator.Learner:
    return generator.Learner(person.first_name, person.last_name, person.birth_date, school_id=number)


def send_a_transcript(college: Organization, cast: dict[str, Person]) -> TranscriptImport:
    """Ruiz imports and approves; Amara accepts all but the last two records."""
    file = _received(college, cast)
    imports.advance(file)
    for document in file.documents.all():
        if document.state == "in_review":
            imports.resolve(document, choice=cast["amara"], by=cast["ruiz"])
    if file.state == "in_review":
        imports.approve(file, by=cast["ruiz"])
    imports.advance(file)
    waiting = list(PassportLine.objects.of(cast["amara"]).waiting())
    lines.accept_all(waiting[:-2], by=cast["amara"])
    return file


def _received(college: Organization, cast: dict[str, Person]) -> TranscriptImport:
    """The file, taken once: a demo that was interrupted goes on where it stopped."""
    known = (
        TranscriptImport.objects.filter(organization=college)
        .exclude(state="duplicate")
        .order_by("created_at")
        .first()
    )
    if known:
        return known
    data = ContentFile(studies_of(cast["amara"], college), name="amara-reyes.xml")
    return imports.receive(data, organization=college, by=cast["ruiz"])


def live_a_little(amara: Person) -> None:
    """Work and care that no college knows of; and the wish to be found."""
    _own(
        amara,
        "job",
        "Front desk and customer service",
        "Corner Clinic, Fresno",
        date(2021, 6, 1),
        date(2024, 2, 28),
    )
    _own(amara, "life", "Cared for my grandmother at home", "Family", date(2019, 1, 1), date(2021, 5, 31))
    discovery.switch_on(amara, by=amara, language="en", reauth_at=now())


def _own(person: Person, kind: str, title: str, where: str, starts_on: date, ends_on: date) -> None:
    line = lines.add_own(
        person, kind=kind, title=title, source_name=where, starts_on=starts_on, ends_on=ends_on, by=person
    )
    skilling.choose(line, [s.skill for s in suggest.from_text(title)], by=person)


def show_a_few_lines(amara: Person, employer: Organization) -> None:
    """A share of four lines with the housing employer."""
    chosen = list(PassportLine.objects.of(amara).shareable()[:4])
    until = now() + timedelta(days=30)
    sharing.share(
        amara,
        lines=chosen,
        to=employer.name,
        purpose="employer_share",
        expires_at=until,
        by=amara,
        to_organization=employer,
        reauth_at=now(),
    )


#: Requests that the college answered without asking Amara: one that the law allows, one that it does not.
_REQUESTS = (
    ("State auditor", "Audit of a public program", LegalGround.AUDIT, True),
    ("A survey company", "To write to former students", LegalGround.NONE, False),
)
_LOG_KEY = UUID("5c5d9f0a-6d0b-4b7e-9a53-0c1a7b2f4e11")


def answer_requests(college: Organization, cast: dict[str, Person]) -> None:
    """Ruiz writes them into the college's log (34 CFR 99.32); Amara can read it."""
    for who, why, ground, received in _REQUESTS:
        disclosures.log(
            college,
            cast["amara"],
            requester=who,
            recipient=who,
            interest=why,
            ground=ground,
            records=["transcript"],
            received=received,
            by=cast["ruiz"],
            key=_LOG_KEY,
        )
