"""The demo world of the product, and one busy morning in it: every room has something open, waiting and done."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from accounts.services import invitations
from casework.models import Intake
from casework.services import intakes
from config.demo import organizations, people, story
from consent import notices
from consent.items import Item
from consent.models import Grant
from consent.selectors.grants import waiting_for
from consent.services import codes, grants
from core.clock import now
from core.models import SelfTest
from credentials.models import SampleRecord, SigningRule
from credentials.services import alarms, directory, keys, samples
from credit_prior_learning.models import PetitionLine
from credit_prior_learning.services import posting
from institutions.models import CatalogCourse, TranscriptImport
from institutions.services import imports
from passport.models import PassportLine, Share
from passport.services import corrections, exports, lines, own, receiving, sharing
from skills.services import starter
from tests.credit_prior_learning import factories as petitions


@dataclass
class World:
    """Who there is, and where each of them begins to look around besides their home."""

    places: dict[str, Organization]
    cast: dict[str, Person]
    starts: dict[str, list[str]] = field(default_factory=dict)
    share: Share | None = None

    def __getitem__(self, username: str) -> Person:
        return self.cast[username]

    def start(self, who: str, name: str, *args: object, query: str = "") -> None:
        """Somebody knows this address: from a letter, a link on paper, or because they just sent something."""
        self.starts.setdefault(who, []).append(reverse(name, args=args) + query)


def make() -> World:
    """What `manage.py demo` makes, and the morning after."""
    starter.load()
    places = organizations.make()
    world = World(places, people.make(places))
    story.tell(world.places, world.cast)
    story.crowd("small")
    _at_the_passport(world)
    _in_public(world)
    _at_the_keys(world)
    _at_the_college(world)
    _credit(world)
    _at_the_helper(world)
    return world


def _at_the_passport(world: World) -> None:
    """Amara keeps a book as people do: things taken out, wrong, shared, locked and printed."""
    amara = world["amara"]
    book = list(PassportLine.objects.of(amara).shareable())
    gone = lines.add_own(
        amara, kind="job", title="Cashier", source_name="Store", starts_on=date(2018, 1, 1), by=amara
    )
    own.remove(gone, by=amara)
    signed = [line for line in book if line.credential_id]
    asked = [lines.dispute(line, reason="wrong_grade", words="It was a B.", by=amara) for line in signed[-2:]]
    answered = corrections.refuse(asked[0], by=world["ruiz"], words="The book of grades says C.")
    world.start("amara", "passport:line", answered.line_id)
    world.start("ruiz", "passport:correction", asked[1].pk)
    world.share = share = _shared(amara, book[:2], "Valley Care")
    locked = _shared(amara, book[:1], "Corner Clinic", pin="2468")
    ended = sharing.stop(_shared(amara, book[:1], "Old Mill"), by=amara)
    world.start("", "passport:shared", share.token)
    world.start("", "passport:shared", locked.token)
    world.start("", "passport:shared", ended.token)
    copy = exports.make(exports.request(amara, by=amara))
    world.start("", "passport:code", copy.code)
    waiting = exports.request(amara, share=share, by=amara)
    world.start("amara", "passport:copy", waiting.pk)
    signed = PassportLine.objects.of(amara).filter(credential__isnull=False).latest("created_at")
    assert signed.credential is not None
    world.start("", "credentials:record", signed.credential.public_id)
    world.start("amara", "passport:line", signed.pk)


def _in_public(world: World) -> None:
    """Samples to try, a test of the portal that failed, and a bad file that a learner brought."""
    samples.make()
    for name, outcome in (("sign", "passed"), ("cancel", "failed")):
        SelfTest.objects.create(name=name, outcome=outcome, detail="", milliseconds=140)
    changed = SampleRecord.objects.get(slug="changed")
    receiving.receive(world["amara"], document=bytes(changed.document), by=world["amara"])
    mine = PassportLine.objects.of(world["amara"]).filter(credential__isnull=False).first()
    assert mine is not None
    assert mine.credential is not None
    world.start("amara", "credentials:fields", mine.credential.public_id)


def _shared(amara: Person, chosen: list[PassportLine], to: str, pin: str = "") -> Share:
    until = now() + timedelta(days=30)
    return sharing.share(
        amara,
        lines=chosen,
        to=to,
        purpose="employer_share",
        expires_at=until,
        by=amara,
        pin=pin,
        reauth_at=now(),
    )


def _at_the_keys(world: World) -> None:
    """A key that waits its day, signings that stand out, and a scope that a second person is asked about."""
    college, ruiz = world.places["riverbend"], world["ruiz"]
    keys.publish(keys.plan(college, by=ruiz), by=ruiz)
    alarms.set_rule(SigningRule(organization=college, most_per_hour=1), by=ruiz)
    assert alarms.watch()
    scope = directory.propose(college, directory.WantedScope(("License",), evidence="Approval 7"), by=ruiz)
    world.start("marsh", "credentials:scope", scope.pk)
    world.start("marsh", "credentials:source", scope.entry_id)
    world.start("", "credentials:source", scope.entry_id)


def _at_the_college(world: World) -> None:
    """Files that wait for a decision, and one that could not be read; a colleague is invited."""
    college, ruiz = world.places["riverbend"], world["ruiz"]
    ben = story.transcript_of(world["ben"], college, seed=11, number="771122334")
    for name, data in (("ben.xml", ben), ("torn.xml", ben[: len(ben) // 2])):
        imports.advance(imports.receive(ContentFile(data, name=name), organization=college, by=ruiz))
    matched = story.transcript_of(world["ben"], college, seed=12, number="771122335")
    file = imports.receive(ContentFile(matched, name="ben-2.xml"), organization=college, by=ruiz)
    imports.advance(file)
    imports.resolve(file.documents.get(), choice=world["ben"], by=ruiz)
    world.start("ruiz", "institutions:approve", file.pk)
    fresh = story.transcript_of(world["ben"], college, seed=13, number="771122336")
    file = imports.receive(ContentFile(fresh, name="ben-3.xml"), organization=college, by=ruiz)
    world.start("ruiz", "institutions:import", file.pk)
    assert set(TranscriptImport.objects.values_list("state", flat=True)) >= {"received", "in_review", "done"}
    admin = Membership.objects.active().get(person=ruiz, role=Role.ORGANIZATION_ADMIN)
    _invitation, code = invitations.invite(admin, role=Role.DISCIPLINE_FACULTY, discipline="Chemistry")
    world.start("stranger", "accounts:join_code", code)


#: Who asks for credit for which course, and how far their request has come.
_REQUESTS = (
    ("ben", "HLTH 20", "offered"),
    ("ben", "HLTH 31", "draft"),
    ("amara", "HLTH 20", "registrar_review"),
    ("amara", "HLTH 31", "faculty_assessment"),
    ("crowd-000001", "HLTH 20", "submitted"),
    ("crowd-000002", "HLTH 20", "intake_review"),
    ("crowd-000003", "HLTH 20", "faculty_assessment"),
    ("crowd-000004", "HLTH 20", "articulation_check"),
    ("crowd-000005", "HLTH 20", "registrar_review"),
)


def _credit(world: World) -> None:
    """A request at each step of the way; one of okafor's has its scores, one of amara's is posted."""
    made = [_request(world, *row) for row in _REQUESTS]
    petitions.assess(made[6], world["okafor"])
    posting.send(made[2], by=world["ruiz"])
    made[2].refresh_from_db()
    if made[2].state == "posting_pending":
        posting.confirm(made[2])
    world.start("okafor", "credit:decide", made[6].pk)
    world.start("amara", "credit:letter", made[2].pk)
    world.start("amara", "credit:letter", made[3].pk)


def _request(world: World, username: str, course: str, state: str) -> PetitionLine:
    college, subject, number = world.places["riverbend"], *course.split()
    staff = {name: world[name] for name in ("amara", "okafor", "dao", "ruiz", "haddad", "stranger")}
    others = dict.fromkeys(("clerk", "chemist", "far_faculty"), world["dao"])
    cast = petitions.Cast(
        college=college,
        elsewhere=world.places["butte-sample"],
        course=CatalogCourse.objects.get(organization=college, subject=subject, number=number),
        **staff,
        **others,
    )
    return petitions.line_in(state, cast, learner=Person.objects.get(username=username))


def _at_the_helper(world: World) -> None:
    """Tran asks Ben, who has not answered; Amara, who said yes; and one of the crowd, whose case is open."""
    tran = Membership.objects.active().get(person=world["tran"])
    _intake(world["ben"], tran)
    intake = _intake(world["amara"], tran)
    for asked in waiting_for(world["amara"]):
        _say_yes(asked)
    assert intake.state == Intake.State.OPEN
    done = intakes.complete(_intake(Person.objects.get(username="crowd-000006"), tran), by=tran)
    world.start("tran", "casework:close", done.client_id)
    ended = _withdrawn(Person.objects.get(username="crowd-000007"), tran)
    world.start("tran", "casework:intake", ended.pk)
    world.start("tran", "casework:client", ended.client_id)


def _intake(person: Person, by: Membership) -> Intake:
    code = codes.show(person, by=person).sealed_code
    return intakes.start(code, preferred_name=person.first_name, by=by, during_case=True)


def _withdrawn(person: Person, by: Membership) -> Intake:
    """They said yes, and then no more."""
    intake = _intake(person, by)
    for asked in waiting_for(person):
        grants.withdraw(_say_yes(asked), by=person)
    return intake


def _say_yes(asked: Grant) -> Grant:
    items = [Item(row["kind"], row["id"], tuple(row["fields"])) for row in asked.asked_items]
    return grants.give(
        asked.learner,
        by=asked.learner,
        recipient=asked.recipient,
        purpose=asked.purpose,
        purpose_ref=asked.purpose_ref,
        items=items,
        expires_at=now() + timedelta(days=20),
        notice=notices.for_purpose(asked.purpose, "en"),
        reauth_at=now(),
        answering=asked,
    )
