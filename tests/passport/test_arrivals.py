"""What a source signs waits for the learner, and follows its source."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Person
from core.rungs import Rung
from credentials.services import issuance, status
from credentials.standards.award_facts import ClrFacts
from passport.enums import Family, Kind, LineState
from passport.models import Dispute, PassportLine
from passport.selectors import book, shared_view
from passport.services import arrivals, lines, sharing
from tests.accounts.factories import MembershipFactory
from tests.passport.factories import college, course, own_line, shared, signed_line


@pytest.mark.covers("S3", "U29")
def test_two_new_records_wait_and_cannot_be_shared_until_accepted(amara: Person) -> None:
    source = college("East Valley College")
    course(source, amara, "Sociology of Aging", code="SOC 41")
    course(source, amara, "Counseling Skills", code="HS 10")
    client = Client()
    client.force_login(amara)
    home = client.get(reverse("passport:home")).content.decode()
    assert "2 new records from East Valley College" in home
    assert "2 records to check" in home
    page = client.get(reverse("passport:arrivals")).content.decode()
    assert "Accept" in page
    assert "Not mine" in page
    assert "Something is wrong" in page
    assert "Sociology of Aging" not in client.get(reverse("passport:share")).content.decode()
    waiting = list(PassportLine.objects.of(amara).waiting())
    for line in waiting:
        with pytest.raises(sharing.CannotShare):
            shared(amara, [line])
    lines.accept(waiting[0], by=amara)
    assert shared(amara, [waiting[0]]).pk


@pytest.mark.covers("S4", "S1")
def test_a_graded_course_says_signed_and_assessed_and_an_ungraded_one_signed(amara: Person) -> None:
    source = college()
    graded = signed_line(source, amara, "Sociology of Aging")
    ungraded = signed_line(source, amara, "Orientation", code="ORI 1", grade="")
    withdrawn = signed_line(source, amara, "Statistics", code="MATH 10", grade="W")
    assert [graded.rung, ungraded.rung, withdrawn.rung] == [Rung.SIGNED_ASSESSED, Rung.SIGNED, Rung.SIGNED]
    assert (graded.kind, graded.family, graded.units, graded.grade) == (
        Kind.COURSE,
        Family.ACADEMIC,
        Decimal(3),
        "A",
    )
    assert (graded.course_code, graded.source_shown) == ("SOC 41", "Laurel College")


def test_the_same_award_arrives_once(amara: Person) -> None:
    credential = course(college(), amara)
    arrivals.arrive(credential)
    assert PassportLine.objects.of(amara).count() == 1


def test_a_transcript_of_awards_that_came_alone_adds_no_line(amara: Person) -> None:
    source = college()
    one, two = course(source, amara), course(source, amara, "Counseling Skills", code="HS 10")
    awards = tuple(issuance.document_of(credential) for credential in (one, two))
    transcript = ClrFacts("Transcript", awards)
    issuance.issue(source, kind="transcript", key="t1", subject=amara, payload=transcript, by=None)
    assert PassportLine.objects.of(amara).count() == 2


@pytest.mark.covers("S15", "S4")
def test_no_mistake_of_a_program_makes_a_line_look_signed(amara: Person) -> None:
    line = own_line(amara)
    line.rung = Rung.SIGNED
    with pytest.raises(IntegrityError, match="signed_only_with_credential"), transaction.atomic():
        line.save()


@pytest.mark.covers("S1", "S16")
def test_each_line_opens_its_proof_in_one_click(amara: Person) -> None:
    line = signed_line(college(), amara)
    client = Client()
    client.force_login(amara)
    home = client.get(reverse("passport:home")).content.decode()
    assert reverse("passport:line", args=[line.pk]) in home
    assert "Signed + assessed" in home
    page = client.get(reverse("passport:line", args=[line.pk])).content.decode()
    for check in ("unchanged", "who_signed", "allowed_to_issue", "still_good", "about_this_person"):
        assert f'data-check="{check}"' in page
    assert 'data-check="unchanged" data-state="passed"' in page
    assert 'data-check="about_this_person" data-state="passed"' in page
    file = client.get(reverse("passport:line_file", args=[line.pk]))
    assert file.content == bytes(line.credential.document)


@pytest.mark.covers("L7", "V-11")
def test_a_cancelled_award_changes_the_line_and_live_shares_at_once(amara: Person) -> None:
    line = signed_line(college(), amara)
    share = shared(amara, [line, own_line(amara, "Cook")])
    status.cancel(line.credential, reason="issued_in_error", by=None)
    line.refresh_from_db()
    assert line.state == LineState.CANCELLED
    shown = {one.title: one for one in shared_view.for_share(share).lines}
    assert shown["Sociology of Aging"].proof.checks["still_good"] == "failed"
    assert "Cancelled by its source" in Client().get(f"/s/{share.token}/").content.decode()
    assert shown["Cook"].proof.verdict == "not_applicable"
    with pytest.raises(sharing.CannotShare):
        shared(amara, [line])


@pytest.mark.covers("L3")
def test_a_line_of_a_transcript_shows_its_own_piece_and_no_neighbour(amara: Person) -> None:
    """The signed transcript holds both courses; the share of one must not carry the other along."""
    source = college()
    helper = Person.objects.create_user(username="other-person")
    inside = (
        issuance.document_of(course(source, helper, "Sociology of Aging")),
        issuance.document_of(course(source, helper, "Secret Course", code="SEC 1")),
    )
    # As another portal would send it: the inner awards are not ours.
    inside = tuple(
        {**award, "id": f"urn:uuid:0000000{n}-0000-4000-8000-000000000000"} for n, award in enumerate(inside)
    )
    issuance.issue(
        source, kind="transcript", key="t2", subject=amara, payload=ClrFacts("Transcript", inside), by=None
    )
    line = PassportLine.objects.of(amara).get(title="Sociology of Aging")
    share = shared(amara, [lines.accept(line, by=amara)])
    for name in ("shared", "shared_json", "shared_csv"):
        said = Client().get(reverse(f"passport:{name}", args=[share.token])).content.decode()
        assert "Sociology of Aging" in said
        assert "Secret Course" not in said


@pytest.mark.covers("L2")
def test_only_the_learner_curates(amara: Person, stranger: Person) -> None:
    line = signed_line(college(), amara)
    staff = MembershipFactory(role=Role.CASE_MANAGER).person
    operator = Person.objects.create_superuser("operator", "a long passphrase")
    for other, answer in ((stranger, 404), (staff, 403)):
        client = Client()
        client.force_login(other)
        assert client.get(reverse("passport:line", args=[line.pk])).status_code == answer
        for verb in ("accept", "not-mine", "hide", "show", "up", "down"):
            assert client.post(reverse("passport:line_act", args=[line.pk, verb])).status_code == answer
    for other in (stranger, staff, operator):
        with pytest.raises(PermissionDenied):
            lines.hide(line, by=other)


@pytest.mark.covers("S3")
def test_not_mine_leaves_the_passport_and_can_be_taken_back(amara: Person) -> None:
    credential = course(college(), amara)
    line = PassportLine.objects.of(amara).get(credential=credential)
    lines.not_mine(line, by=amara)
    assert book.of(amara).total == 0
    lines.accept(line, by=amara)
    assert book.of(amara).total == 1


@pytest.mark.covers("L49")
def test_a_dispute_has_an_owner_and_a_clock_and_takes_the_line_out_of_shares(amara: Person) -> None:
    source = college()
    line = signed_line(source, amara)
    share = shared(amara, [line])
    client = Client()
    client.force_login(amara)
    client.post(
        reverse("passport:dispute", args=[line.pk]),
        {"reason": "wrong_grade", "words": "It was an A, not a B."},
    )
    opened = Dispute.objects.of(amara).get()
    assert opened.owner == source
    assert (opened.due_on - opened.created_at.date()).days in (44, 45)
    assert shared_view.for_share(share).lines == ()
    assert (
        "Laurel College should answer by"
        in client.get(reverse("passport:line", args=[line.pk])).content.decode()
    )
    lines.accept(line, by=amara)
    assert not Dispute.objects.of(amara).filter(closed_at=None).exists()
    assert len(shared_view.for_share(share).lines) == 1
