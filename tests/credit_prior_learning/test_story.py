"""Amara asks; okafor assesses; dao publishes; she accepts; ruiz posts. Nobody does another's part."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from audit.selectors import history
from core.clock import now
from core.workflow import MoveRefused
from credit_prior_learning import reasons
from credit_prior_learning.errors import NotYetHere, Refused
from credit_prior_learning.models import Acceptance, LineDuty, LineEvent, Offer, PetitionLine, Posting
from credit_prior_learning.services import desk, evaluations, intake, offers, petitions, posting
from credit_prior_learning.services.evidence import UnusableFile
from credit_prior_learning.signals import petition_decided
from tests.accounts.factories import MembershipFactory
from tests.credit_prior_learning import factories as make
from tests.credit_prior_learning.factories import Cast
from tests.institutions.factories import CatalogCourseFactory


@pytest.mark.covers("L38", "L34")
def test_a_request_walks_to_an_accepted_offer(c: Cast) -> None:
    line = make.line_in("registrar_review", c)
    assert [(e.action, e.role) for e in line.events.all()] == [
        ("submit", "learner"),
        ("assign", "coordinator"),
        ("route_faculty", "coordinator"),
        ("recommend", "discipline_faculty"),
        ("hand_over", "system"),
        ("clear", "articulation_officer"),
        ("publish", "coordinator"),
        ("accept", "learner"),
        ("take_up", "registrar"),
    ]
    assert {duty.person.username: duty.duty for duty in line.duties.all()} == {
        "okafor": "assess",
        "ruiz": "post",
    }


def test_replaying_the_events_gives_the_present_state(c: Cast) -> None:
    line = make.line_in("offered", c)
    state = "draft"
    for event in line.events.all():
        assert event.from_state == state
        state = event.to_state
    assert state == line.state


def test_every_event_names_the_words_of_the_law_it_rests_on(c: Cast) -> None:
    line = make.line_in("articulation_check", c)
    event = line.events.get(action="recommend")
    assert event.rules == [
        {"rule": "T5.ASSESS", "set": "T5_2020", "subdivision": "(b)"},
        {"rule": "T5.FACULTY", "set": "T5_2020", "subdivision": "(c)"},
    ]
    assert line.events.get(action="submit").rules[0] == {
        "rule": "SB.COLLECT",
        "set": "SB135_2026",
        "subdivision": "78093.2(a)(1)(A)",
    }


def test_what_happened_cannot_be_rewritten(c: Cast) -> None:
    line = make.line_in("submitted", c)
    for change in (lambda: line.events.update(action="x"), lambda: line.events.all().delete()):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            change()
    assert LineEvent.objects.filter(line=line).count() == 1


def test_history_reads_as_sentences(c: Cast) -> None:
    line = make.line_in("intake_review", c)
    assert [entry.words for entry in history.history(line)] == [
        "Amara sent a request for credit to Riverbend",
        "Dao took in a request for credit of Amara",
    ]


@pytest.mark.covers("L36")
def test_the_registrar_cannot_assess(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    for verb in (
        lambda: evaluations.attest(line, by=c.ruiz),
        lambda: evaluations.assess(line, scores=make.scores(line), statement="", minutes=1, by=c.ruiz),
        lambda: evaluations.recommend(line, units=Decimal(3), grade="P", by=c.ruiz),
    ):
        with pytest.raises(PermissionDenied):
            verb()


@pytest.mark.covers("U47")
def test_the_faculty_member_cannot_post(c: Cast) -> None:
    line = make.line_in("accepted", c)
    with pytest.raises(PermissionDenied):
        posting.take_up(line, by=c.okafor)
    with pytest.raises(PermissionDenied):
        posting.send(
            make.line_in("registrar_review", c, course=CatalogCourseFactory(organization=c.college)),
            by=c.okafor,
        )


def test_who_assessed_cannot_post_even_as_registrar(c: Cast) -> None:
    MembershipFactory(person=c.okafor, organization=c.college, role="registrar")
    line = make.line_in("accepted", c)
    with pytest.raises(PermissionDenied):
        posting.take_up(line, by=c.okafor)
    with pytest.raises(IntegrityError), transaction.atomic():
        LineDuty.objects.create(line=line, person=c.okafor, duty="post")


def test_nobody_decides_their_own_petition(c: Cast) -> None:
    line = make.line_in("intake_review", c, learner=c.okafor)
    with pytest.raises(Refused):
        intake.route_faculty(line, assessor=c.okafor, by=c.dao)
    own = make.line_in("submitted", c, learner=c.dao)
    with pytest.raises(PermissionDenied):
        intake.assign(own, by=c.dao)
    with pytest.raises(IntegrityError), transaction.atomic():
        LineDuty.objects.create(line=line, person=c.okafor, duty="assess")


def test_operators_of_the_admin_site_are_not_exempt(c: Cast) -> None:
    c.stranger.is_superuser = True
    c.stranger.save()
    line = make.line_in("registrar_review", c)
    with pytest.raises(PermissionDenied):
        posting.send(line, by=c.stranger)


@pytest.mark.covers("L36")
def test_only_faculty_of_the_discipline_are_given_the_case(c: Cast) -> None:
    line = make.line_in("intake_review", c)
    for person in (c.chemist, c.far_faculty, c.ruiz):
        with pytest.raises(Refused):
            intake.route_faculty(line, assessor=person, by=c.dao)


def test_a_discipline_that_ended_yesterday_assesses_no_more(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    c.okafor.memberships.update(starts_on=date(2020, 1, 1), ends_on=now().date() - timedelta(days=2))
    with pytest.raises(PermissionDenied):
        evaluations.attest(line, by=c.okafor)


@pytest.mark.covers("U45")
def test_a_conflict_blocks_the_assessor_and_the_case_moves_on(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    check = evaluations.attest(line, by=c.okafor, is_relative=True)
    assert check.result == "blocked"
    with pytest.raises(PermissionDenied):
        evaluations.assess(line, scores=make.scores(line), statement="", minutes=1, by=c.okafor)
    with pytest.raises(Refused):
        intake.reassign(line, assessor=c.okafor, by=c.dao, reason="again")
    other = MembershipFactory(organization=c.college, role="discipline_faculty", discipline="Health").person
    intake.reassign(line, assessor=other, by=c.dao, reason="Conflict declared")
    make.assess(line, other)
    with pytest.raises(PermissionDenied):
        evaluations.attest(line, by=c.okafor)


def test_a_hard_conflict_cannot_be_stored_as_clear(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    with pytest.raises(IntegrityError), transaction.atomic():
        line.conflict_checks.create(
            person=c.okafor,
            assignment=line.assignments.get(),
            is_relative=True,
            attested=True,
            result="clear",
        )


def test_nobody_scores_before_answering_for_conflicts(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    with pytest.raises(PermissionDenied):
        evaluations.assess(line, scores=make.scores(line), statement="", minutes=1, by=c.okafor)


@pytest.mark.covers("L34")
@pytest.mark.parametrize("values", [(3,), (3, 5), (3, 3, 3), ()])
def test_every_outcome_has_a_score_on_the_scale(c: Cast, values: tuple[int, ...]) -> None:
    line = make.line_in("faculty_assessment", c)
    evaluations.attest(line, by=c.okafor)
    given = make.scores(line, *values) if values else []
    with pytest.raises(Refused):
        evaluations.assess(line, scores=given, statement="", minutes=1, by=c.okafor)


@pytest.mark.parametrize("values", [(1, 4), (2, 2)])
def test_below_the_pass_line_no_credit_is_recommended(c: Cast, values: tuple[int, int]) -> None:
    line = make.line_in("faculty_assessment", c)
    make.assess(line, c.okafor, *values)
    with pytest.raises(Refused):
        evaluations.recommend(line, units=Decimal(3), grade="P", by=c.okafor)


@pytest.mark.parametrize("units", ["0", "-1", "3.5", "60"])
def test_units_stay_within_the_course(c: Cast, units: str) -> None:
    line = make.line_in("faculty_assessment", c)
    make.assess(line, c.okafor)
    with pytest.raises(Refused):
        evaluations.recommend(line, units=Decimal(units), grade="P", by=c.okafor)


def test_a_score_near_the_pass_line_waits_for_a_second_reader(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    make.assess(line, c.okafor, 3, 2)
    with pytest.raises(NotYetHere):
        evaluations.recommend(line, units=Decimal(3), grade="P", by=c.okafor)
    line.refresh_from_db()
    assert line.state == "faculty_assessment"


def test_a_signed_assessment_stays_as_it_is(c: Cast) -> None:
    line = make.line_in("articulation_check", c)
    found = line.assessments.get()
    found.minutes = 99
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        found.save()


@pytest.mark.covers("U36")
@pytest.mark.parametrize("reason", reasons.FACULTY_DECLINED, ids=lambda reason: reason.code)
def test_a_no_says_why_what_would_change_it_and_until_when_to_appeal(c: Cast, reason: Any) -> None:
    line = make.line_in("faculty_assessment", c)
    evaluations.attest(line, by=c.okafor)
    line = evaluations.decline(
        line, code=reason.code, narrative="Nothing shows how you were tested on this.", cure="", by=c.okafor
    )
    assert line.state == "faculty_declined"
    assert line.denial.cure_words == str(reason.cure)
    assert line.denial.appeal_by == line.due_on
    assert reason.alternatives


@pytest.mark.parametrize("words", ["", "no", "see above please"])
def test_a_no_without_words_is_not_saved(c: Cast, words: str) -> None:
    line = make.line_in("faculty_assessment", c)
    evaluations.attest(line, by=c.okafor)
    with pytest.raises(Refused):
        evaluations.decline(line, code="outcomes_not_met", narrative=words, cure="", by=c.okafor)


def test_the_database_keeps_no_denial_without_reason(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    with pytest.raises(IntegrityError), transaction.atomic():
        PetitionLine.objects.filter(pk=line.pk).update(state="faculty_declined")


@pytest.mark.covers("L35")
def test_other_terms_than_those_shown_cannot_be_accepted(c: Cast) -> None:
    line = make.line_in("offered", c)
    with pytest.raises(Refused):
        make.accept(line, terms_hash="0" * 64)
    offer = line.offers.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Acceptance.objects.create(
            offer=offer, learner=c.amara, terms_hash="0" * 64, reauthenticated_at=now() - timedelta(seconds=1)
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Acceptance.objects.create(
            offer=offer,
            learner=c.stranger,
            terms_hash=offer.terms_hash,
            reauthenticated_at=now() - timedelta(seconds=1),
        )
    line.refresh_from_db()
    assert line.state == "offered"


def test_terms_never_change_after_publishing(c: Cast) -> None:
    line = make.line_in("offered", c)
    offer = line.offers.get()
    offer.terms = offer.terms | {"units": "9.00"}
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        offer.save()


@pytest.mark.covers("L35")
def test_an_offer_may_be_declined_and_stays_visible(c: Cast) -> None:
    line = offers.decline(make.line_in("offered", c), by=c.amara, reason="Not now")
    assert line.state == "learner_declined"
    assert line.due_on is None
    assert line in PetitionLine.objects.visible_to(c.amara)
    with pytest.raises(MoveRefused):
        make.accept(line, terms_hash=line.offers.get().terms_hash)


def test_an_answer_after_the_deadline_is_told_so(c: Cast) -> None:
    line = make.line_in("offered", c)
    Offer.objects.filter(line=line).update(answer_by=date(2020, 1, 1))
    with pytest.raises(Refused):
        make.accept(line)


@pytest.mark.covers("L40")
def test_the_offer_carries_the_note_and_promises_no_transfer(c: Cast) -> None:
    line = make.line_in("offered", c)
    terms = line.offers.get().terms
    assert terms["annotation"] == (
        f"Credit by faculty review, 3.0 units, approved {line.decided_on}. Earned by assessment of prior learning."
    )
    assert {row["status"] for row in terms["transfer"]} == {"not_known"}
    assert terms["residency"] == {"counts": "never", "rule_set": "T5_2020", "subdivision": "(h)"}


@pytest.mark.covers("L35", "U47")
def test_the_database_posts_nothing_without_acceptance_confirmation_and_units(c: Cast) -> None:
    for state in ("offered", "registrar_review", "posting_pending"):
        course = CatalogCourseFactory(organization=c.college)
        line = make.line_in(state, c, course=course)
        with pytest.raises(IntegrityError), transaction.atomic():
            PetitionLine.objects.filter(pk=line.pk).update(state="posted", due_on=None)
    sent = Posting.objects.get()
    for wrong in ({"confirmation_id": "X"}, {"units": 0}, {"annotation": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Posting.objects.filter(pk=sent.pk).update(**wrong)


def test_a_duplicate_is_found_before_the_offer_and_again_before_posting(c: Cast) -> None:
    first = make.line_in("articulation_check", c)
    with pytest.raises(Refused) as refusal:
        make.draft(c)
    assert refusal.value.code == "credit.same_request"
    from credit_prior_learning.services import articulation

    # A second line for the same course that slipped in while the first was away.
    petitions.withdraw(first, by=c.amara)
    second = make.line_in("articulation_check", c)
    articulation.clear(second, by=c.clerk)


def test_a_retired_course_is_not_offered(c: Cast) -> None:
    from credit_prior_learning.services import articulation

    line = make.line_in("articulation_check", c)
    type(c.course).objects.filter(pk=c.course.pk).update(active=False)
    with pytest.raises(Refused):
        articulation.clear(line, by=c.clerk)


def test_nothing_is_sent_without_proof_goal_or_yes(c: Cast) -> None:
    line = make.draft(c)
    facts = {"by": c.amara, "reauthenticated_at": now()}
    with pytest.raises(Refused):
        petitions.submit(line, consent_words=" ", **facts)
    line.petition.evidence.all().delete()
    with pytest.raises(Refused):
        petitions.submit(line, consent_words=make.WORDS, **facts)


@pytest.mark.covers("L46")
def test_consent_is_kept_word_for_word_with_its_signature(c: Cast) -> None:
    petition = make.line_in("submitted", c).petition
    petition.refresh_from_db()
    assert petition.consent_words == make.WORDS
    assert petition.reauthenticated_at <= petition.consent_at


def test_proof_is_sealed_on_disk_and_fixed_once_sent(c: Cast) -> None:
    from credit_prior_learning.services import evidence

    line = make.line_in("submitted", c)
    item = line.petition.evidence.get()
    with open(item.file.storage.path(item.file.name), "rb") as stored:
        assert b"%PDF" not in stored.read()
    assert item.file.open().read().startswith(b"%PDF")
    with pytest.raises(Refused):
        evidence.remove(item, by=c.amara)


@pytest.mark.parametrize(
    "name, data",
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"hello"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.png", b""),
        ("a.jpg", b"\x89PNG\r\n\x1a\n"),
    ],
)
def test_a_file_that_reviewers_cannot_open_is_refused_with_a_reason(c: Cast, name: str, data: bytes) -> None:
    from django.core.files.base import ContentFile

    from credit_prior_learning.services import evidence

    petition = petitions.start(c.amara)
    with pytest.raises(UnusableFile) as refusal:
        evidence.add_file(
            petition, kind="license", title="x", upload=ContentFile(data, name=name), by=c.amara
        )
    assert refusal.value.help_code
    assert not petition.evidence.exists()


def test_the_same_file_is_taken_once(c: Cast) -> None:
    petition = petitions.start(c.amara)
    make.add_proof(petition)
    with pytest.raises(Refused):
        make.add_proof(petition)
    make.add_proof(petition, "another")


def test_a_request_can_be_taken_back_until_posting_starts(c: Cast) -> None:
    line = make.line_in("registrar_review", c)
    line = petitions.withdraw(line, by=c.amara, reason="Changed my mind")
    assert (line.state, line.due_on) == ("withdrawn", None)
    sent = make.line_in("posting_pending", c)
    with pytest.raises(MoveRefused):
        petitions.withdraw(sent, by=c.amara)


def test_moves_that_are_not_here_yet_are_refused_in_words(c: Cast) -> None:
    line = make.line_in("offered", c)
    with pytest.raises(NotYetHere) as refusal:
        desk.perform(line, "appeal", by=c.amara)
    assert "not yet available here" in refusal.value.message
    line.refresh_from_db()
    assert line.state == "offered"


def test_others_hear_of_decisions(c: Cast) -> None:
    heard: list[str] = []

    def hear(sender: Any, line: PetitionLine, outcome: str, **_: Any) -> None:
        heard.append(str(outcome))

    petition_decided.connect(hear)
    try:
        make.line_in("offered", c)
        line = make.line_in("faculty_assessment", c, course=CatalogCourseFactory(organization=c.college))
        evaluations.attest(line, by=c.okafor)
        evaluations.decline(
            line,
            code="outcomes_not_met",
            narrative="Nothing shows safe lifting of patients.",
            cure="",
            by=c.okafor,
        )
    finally:
        petition_decided.disconnect(hear)
    assert heard == ["offered", "declined"]
