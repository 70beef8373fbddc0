"""On record: posted once, with its note, confirmed by what stands there, and in the learner's passport."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core.workflow import MoveRefused
from credentials.services import directory
from credit_prior_learning.enums import Outcome
from credit_prior_learning.errors import Refused
from credit_prior_learning.models import LineEvent, PetitionLine, Posting
from credit_prior_learning.services import posting
from credit_prior_learning.signals import petition_decided
from credit_prior_learning.tasks import confirm_postings
from institutions.models import CreditPosting
from passport.models import PassportLine
from tests.credit_prior_learning import factories as make
from tests.credit_prior_learning.factories import Cast
from tests.credit_prior_learning.test_pages import enter, say, url
from tests.institutions.factories import CatalogCourseFactory
from transcripts.models import Course


@pytest.mark.covers("L40", "U47")
def test_what_is_posted_stands_on_the_record_with_its_note(c: Cast) -> None:
    line = make.line_in("posted", c)
    sent = line.postings.get()
    row = Course.objects.get(person=c.amara)
    assert (row.subject, row.number, row.grade, f"{row.credit_earned:.2f}") == (
        c.course.subject,
        c.course.number,
        "P",
        "3.00",
    )
    assert row.is_cpl
    assert ". ".join(row.notes) == sent.annotation == line.offers.get().terms["annotation"]
    assert sent.confirmation_id == CreditPosting.objects.get().confirmation_id
    assert sent.read_back_hash == sent.sent_hash
    assert line.due_on is None


def test_the_signed_record_arrives_in_her_passport(c: Cast) -> None:
    directory.admit(c.college, by=None)
    make.line_in("posted", c)
    arrived = PassportLine.objects.of(c.amara).get()
    assert arrived.credential_id == CreditPosting.objects.get().credential_id
    assert arrived.state == "arrived"
    assert "Credit by faculty review" in arrived.annotation


def test_a_line_posts_once_however_often_it_is_asked(c: Cast) -> None:
    line = make.line_in("posted", c)
    with pytest.raises(MoveRefused):
        posting.confirm(line)
    with pytest.raises(MoveRefused):
        posting.send(line, by=c.ruiz)
    first = Posting.objects.get()
    assert CreditPosting.objects.count() == Course.objects.filter(person=c.amara).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(
            line=line,
            acceptance=make.line_in(
                "accepted", c, course=CatalogCourseFactory(organization=c.college)
            ).acceptance,
            learner=c.amara,
            course=c.course,
            posted_by=c.ruiz,
            units=3,
            annotation="x",
            sent={},
            sent_hash="x",
            sent_at=first.sent_at,
            confirmation_id="TWICE",
            confirmed_at=first.confirmed_at,
            read_back_hash="x",
        )


def test_credit_on_the_record_already_is_not_offered_again(c: Cast) -> None:
    from credit_prior_learning.services import articulation

    waiting = make.line_in("registrar_review", c)
    other = make.line_in("articulation_check", c, course=CatalogCourseFactory(organization=c.college))
    make_taken(c, other.course)
    with pytest.raises(Refused):
        articulation.clear(other, by=c.clerk)
    make_taken(c, waiting.course)
    with pytest.raises(Refused):
        posting.send(waiting, by=c.ruiz)


def make_taken(c: Cast, course: Any) -> None:
    """The college's own transcript says that amara has this course: it arrives by the same door as any other."""
    from datetime import date

    from institutions.services import posting_credit

    posting_credit.post_cpl(
        learner=c.amara,
        course=course,
        units=course.units,
        grade_basis="letter",
        grade="B",
        annotation="Taken in class.",
        decided_on=date(2025, 5, 1),
        confirmation_key=f"earlier-{course.pk}",
        by=c.ruiz,
    )


def test_the_sweep_asks_again_for_what_waits(c: Cast) -> None:
    line = make.line_in("posting_pending", c)
    confirm_postings()
    confirm_postings()
    line.refresh_from_db()
    assert line.state == "posted"
    assert CreditPosting.objects.count() == 1


def test_a_read_back_that_differs_keeps_the_line_unconfirmed(c: Cast) -> None:
    line = make.line_in("posting_pending", c)
    Posting.objects.filter(line=line).update(sent_hash="0" * 64)
    with pytest.raises(Refused):
        posting.confirm(line)
    line.refresh_from_db()
    assert line.state == "posting_pending"
    assert not Course.objects.filter(person=c.amara).exists()


def test_only_the_portal_confirms(c: Cast) -> None:
    from django.core.exceptions import PermissionDenied

    line = make.line_in("posting_pending", c)
    for person in (c.ruiz, c.amara, c.okafor):
        with pytest.raises(PermissionDenied):
            posting.confirm(line, by=person)


@pytest.mark.covers("U47")
def test_the_registrar_posts_by_pages_and_reads_the_confirmation(c: Cast) -> None:
    line = make.line_in("accepted", c)
    ruiz = enter(c.ruiz)
    say(ruiz, "move", line.pk, "take_up")
    say(ruiz, "post", line.pk)
    number = Posting.objects.get().confirmation_id
    assert number in ruiz.get(url("post", line.pk)).content.decode()
    mine = enter(c.amara).get(url("line", line.pk)).content.decode()
    assert number in mine
    assert [step.state for step in enter(c.amara).get(url("line", line.pk)).context["steps"]] == ["done"] * 4


def test_more_than_twelve_units_wait_for_a_second_person(c: Cast) -> None:
    from credit_prior_learning.errors import NotYetHere

    line = make.line_in("registrar_review", c)
    PetitionLine.objects.filter(pk=line.pk).update(units="12.5")
    with pytest.raises(NotYetHere):
        posting.send(line, by=c.ruiz)


def test_posting_is_told_to_other_rooms_and_written_down(c: Cast) -> None:
    heard: list[str] = []

    def hear(sender: Any, outcome: str, **_: Any) -> None:
        heard.append(str(outcome))

    petition_decided.connect(hear)
    try:
        line = make.line_in("posted", c)
    finally:
        petition_decided.disconnect(hear)
    assert heard == [Outcome.OFFERED, Outcome.POSTED]
    event = LineEvent.objects.get(line=line, action="confirm")
    assert event.role == "system"
    assert event.facts["confirmation_id"] == line.postings.get().confirmation_id
    assert event.rules == [{"rule": "T5.NOTE", "set": "T5_2020", "subdivision": "(f)"}]
