"""A request for a correction: a clock both sides see, an answer, and the way to a hearing (L49, 34 CFR 99.20-99.22)."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Organization, Person
from audit.selectors import history
from core.clock import now
from core.workflow import MoveRefused
from passport.enums import DisputeState
from passport.errors import ReasonMissing
from passport.models import Dispute, PassportLine
from passport.selectors import shared_view
from passport.services import corrections, lines
from passport.workflow import DISPUTES
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.passport.factories import college, shared, signed_line
from tests.support.queries import same_count_for_one_and_three

WORDS = "It was an A, not a B."
QUEUE = "/institutions/corrections/"


@pytest.fixture
def laurel(db: None) -> Organization:
    return college()


@pytest.fixture
def ruiz(laurel: Organization) -> Person:
    return MembershipFactory(organization=laurel, role=Role.REGISTRAR).person


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def asked(source: Organization, person: Person, **facts: Any) -> Dispute:
    line = signed_line(source, person, **facts)
    return lines.dispute(line, reason="wrong_grade", words=WORDS, by=person)


def page_of(dispute: Dispute, person: Person) -> str:
    return browser(person).get(reverse("passport:line", args=[dispute.line_id])).content.decode()


def answer(dispute: Dispute, person: Person, decision: str, words: str = "") -> Any:
    address = reverse("passport:correction", args=[dispute.pk])
    return browser(person).post(address, {"decision": decision, "words": words})


@pytest.mark.covers("L49")
def test_staff_and_learner_see_the_same_45_days(laurel: Organization, amara: Person, ruiz: Person) -> None:
    dispute = asked(laurel, amara)
    with time_machine.travel(dispute.created_at + timedelta(days=5), tick=False):
        queue = browser(ruiz).get(QUEUE).content.decode()
        home = browser(ruiz).get(reverse("institutions:home")).content.decode()
        learners = page_of(dispute, amara)
    for said in (queue, home):
        assert "1 request for a correction to answer" in said
    for said in (queue, learners):
        assert "40 days left." in said
        assert f"{dispute.due_on:%b}" in said
    with time_machine.travel(dispute.created_at + timedelta(days=47), tick=False):
        assert "2 days late" in browser(ruiz).get(QUEUE).content.decode()
        assert "The answer is 2 days late." in page_of(dispute, amara)


@pytest.mark.covers("L49")
@pytest.mark.parametrize(
    ("prefix", "words"), [("", "You can ask for a hearing"), ("/es", "Puede pedir una audiencia")]
)
def test_a_no_shows_its_reason_and_the_step_to_a_hearing(
    laurel: Organization, amara: Person, ruiz: Person, prefix: str, words: str
) -> None:
    dispute = asked(laurel, amara)
    for no_reason in ("", " ", "She is 123-45-6789"):
        assert answer(dispute, ruiz, "refuse", no_reason).status_code == 422
    assert answer(dispute, ruiz, "refuse", "The grade book says B.").status_code == 302
    client, record = browser(amara), reverse("passport:line", args=[dispute.line_id])
    hearing = reverse("passport:hearing", args=[dispute.line_id])
    said = client.get(prefix + record).content.decode()
    assert words in said
    assert "The grade book says B." in said
    for named in ("99.21", "99.22", "Laurel College"):
        assert named in said
    assert "The answer was no" in client.get("/passport/").content.decode()
    assert client.post(hearing).status_code == 302
    dispute.refresh_from_db()
    assert (dispute.state, dispute.hearing_at is not None) == (DisputeState.HEARING, True)
    assert "You asked for a hearing" in client.get(record).content.decode()
    assert "Hearing asked for" in browser(ruiz).get(QUEUE).content.decode()


@pytest.mark.covers("L49")
def test_after_the_hearing_the_learner_reads_of_the_statement(
    laurel: Organization, amara: Person, ruiz: Person
) -> None:
    dispute = corrections.refuse(asked(laurel, amara), by=ruiz, words="B it is.")
    corrections.ask_hearing(dispute, by=amara)
    assert answer(dispute, ruiz, "uphold", "The teacher showed the papers.").status_code == 302
    said = page_of(dispute, amara)
    assert "You may write a statement" in said
    assert "The teacher showed the papers." in said
    told = [line.words for line in history.history(dispute.line)]
    assert told[-3:] == [
        "Laurel College said no to a correction",
        "Amara Reyes asked Laurel College for a hearing",
        "Laurel College kept this record after a hearing",
    ]


def test_a_corrected_record_comes_back_into_shares_when_its_owner_accepts_it(
    laurel: Organization, amara: Person, ruiz: Person
) -> None:
    line = signed_line(laurel, amara)
    share = shared(amara, [line])
    dispute = lines.dispute(line, reason="wrong_grade", words=WORDS, by=amara)
    assert answer(dispute, ruiz, "correct", "You were right.").status_code == 302
    said = page_of(dispute, amara)
    assert "Laurel College says it is corrected" in said
    assert shared_view.for_share(share).lines == ()
    lines.accept(dispute.line, by=amara)
    assert len(shared_view.for_share(share).lines) == 1
    dispute.refresh_from_db()
    assert (dispute.state, dispute.closed_by) == (DisputeState.CORRECTED, ruiz)


@pytest.mark.covers("L49", "L2")
def test_only_the_registrar_of_the_source_answers(laurel: Organization, amara: Person, ruiz: Person) -> None:
    dispute = asked(laurel, amara)
    address = reverse("passport:correction", args=[dispute.pk])
    elsewhere = MembershipFactory(role=Role.REGISTRAR).person
    state = MembershipFactory(role=Role.STATE_ADMIN).person
    operator = Person.objects.create_superuser("operator", "a long passphrase")
    evaluator = MembershipFactory(organization=laurel, role=Role.EVALUATOR).person
    recruiter = MembershipFactory(organization=OrganizationFactory(employer=True), role=Role.RECRUITER).person
    for person, met in (
        (elsewhere, 404),
        (amara, 404),
        (PersonFactory(), 404),
        (operator, 404),
        (state, 403),
        (evaluator, 403),
        (recruiter, 403),
    ):
        assert browser(person).get(address).status_code == met
        assert answer(dispute, person, "refuse", "no").status_code == met
        for verb in (corrections.correct, corrections.refuse):
            with pytest.raises(PermissionDenied):
                verb(dispute, by=person, words="no")
    assert WORDS not in browser(elsewhere).get(QUEUE).content.decode()
    assert "Sociology" not in browser(elsewhere).get(QUEUE).content.decode()
    dispute.refresh_from_db()
    assert dispute.state == DisputeState.OPEN
    assert WORDS in browser(ruiz).get(address).content.decode()


def test_only_the_learner_asks_for_a_hearing_and_only_after_a_no(
    laurel: Organization, amara: Person, ruiz: Person, stranger: Person
) -> None:
    dispute = asked(laurel, amara)
    hearing = reverse("passport:hearing", args=[dispute.line_id])
    assert browser(amara).post(hearing).status_code == 409
    corrections.refuse(dispute, by=ruiz, words="B it is.")
    with pytest.raises(PermissionDenied):
        corrections.ask_hearing(dispute, by=ruiz)
    assert browser(stranger).post(hearing).status_code == 404
    assert browser(ruiz).post(hearing).status_code == 403


def test_a_second_answer_and_an_answer_without_reason_are_refused(
    laurel: Organization, amara: Person, ruiz: Person
) -> None:
    dispute = asked(laurel, amara)
    with pytest.raises(ReasonMissing):
        corrections.refuse(dispute, by=ruiz, words="  ")
    corrections.correct(dispute, by=ruiz)
    with pytest.raises(MoveRefused):
        corrections.refuse(dispute, by=ruiz, words="Too late")


@pytest.mark.parametrize("broken", [{"state": "refused"}, {"state": "hearing"}, {"closed_at": now()}])
def test_the_table_refuses_half_an_answer(
    laurel: Organization, amara: Person, broken: dict[str, Any]
) -> None:
    dispute = asked(laurel, amara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.of(amara).filter(pk=dispute.pk).update(**broken)


@pytest.mark.parametrize("move", DISPUTES.moves, ids=lambda move: move.name)
@pytest.mark.parametrize("state", DisputeState.values)
def test_each_move_starts_only_where_the_table_says(move: Any, state: str) -> None:
    row = Dispute(state=state)
    if state in move.sources:
        assert DISPUTES.apply(row, move.name).target == row.state
    else:
        with pytest.raises(MoveRefused):
            DISPUTES.check(row, move.name)


def test_the_queue_asks_the_same_for_one_and_three(laurel: Organization, amara: Person, ruiz: Person) -> None:
    client, own, numbers = browser(ruiz), browser(amara), iter(range(40))

    def row() -> None:
        for _ in range(2):
            n = next(numbers)
            dispute = asked(laurel, amara, title=f"Course {n}", code=f"SOC {n}")
        corrections.refuse(dispute, by=ruiz, words="No.")

    same_count_for_one_and_three(row, lambda: client.get(QUEUE))
    same_count_for_one_and_three(row, lambda: own.get("/passport/"))


def test_what_the_college_and_the_learner_wrote_is_sealed(
    laurel: Organization, amara: Person, ruiz: Person
) -> None:
    from tests.support import dump

    corrections.refuse(asked(laurel, amara), by=ruiz, words="The grade book says B.")
    held = dump.everything()
    assert WORDS.encode() not in held
    assert b"The grade book says B." not in held


def test_a_line_that_is_no_longer_questioned_shows_no_clock(laurel: Organization, amara: Person) -> None:
    dispute = asked(laurel, amara)
    lines.accept(PassportLine.objects.of(amara).get(), by=amara)
    dispute.refresh_from_db()
    assert (dispute.state, dispute.closed_by) == (DisputeState.WITHDRAWN, amara)
    assert "days left" not in page_of(dispute, amara)


def test_what_is_still_wrong_is_asked_once_more_and_only_after_an_answer(
    laurel: Organization, amara: Person, ruiz: Person
) -> None:
    dispute = asked(laurel, amara)
    again = reverse("passport:dispute", args=[dispute.line_id])
    told = {"reason": "wrong_dates", "words": "Still the old term."}
    assert browser(amara).post(again, told).status_code == 409
    corrections.correct(dispute, by=ruiz)
    assert again in page_of(dispute, amara)
    assert browser(amara).post(again, told).status_code == 302
    assert [one.state for one in Dispute.objects.of(amara)] == [DisputeState.OPEN, DisputeState.CORRECTED]
    assert "45 days left." in page_of(dispute, amara)
