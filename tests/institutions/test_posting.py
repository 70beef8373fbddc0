"""What is approved is posted once, signed once and laid before its learner; nothing else is."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError

from accounts.enums import Role
from audit.models import Entry
from credentials.models import IssuedCredential
from credentials.services.verification import verify
from institutions.models import CreditPosting, TranscriptImport
from institutions.services import imports, issuing, posting_credit
from tests.institutions import factories
from transcripts.models import Course, TranscriptDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> dict[str, Any]:
    """A college that may sign, its registrar, and a learner whose number it knows."""
    butte, amara = factories.college(signs=True), factories.learner()
    factories.knows(amara, "school", "900112233", butte)
    return {"butte": butte, "amara": amara, "ruiz": factories.registrar(butte)}


def _posted(story: dict[str, Any], data: bytes) -> TranscriptImport:
    file = factories.worked(data, story["butte"], story["ruiz"])
    imports.approve(file, by=story["ruiz"])
    return imports.advance(file)


def _end_state(of: Any) -> tuple[Any, ...]:
    signed = IssuedCredential.objects.filter(source=of).exclude(kind="transcript")
    return (
        TranscriptDocument.objects.filter(organization=of).count(),
        Course.objects.filter(document__organization=of).count(),
        sorted(signed.values_list("kind", "title", "state")),
        IssuedCredential.objects.filter(source=of, kind="transcript").count(),
        sorted(TranscriptImport.objects.filter(organization=of).values_list("state", flat=True)),
    )


def test_an_approved_transcript_is_signed_course_by_course_and_as_a_whole(story: dict[str, Any]) -> None:
    file = _posted(story, factories.transcript(story["butte"], courses=3, award=True))
    document = file.documents.get()
    assert (file.state, document.state) == ("done", "issued")
    earned = Course.objects.filter(credit_earned__gt=0).count()
    kinds = list(IssuedCredential.objects.filter(subject=story["amara"]).values_list("kind", flat=True))
    assert (kinds.count("course") + kinds.count("cpl"), kinds.count("award"), kinds.count("transcript")) == (
        earned,
        1,
        1,
    )
    assert document.signed_records == earned + 2
    for credential in IssuedCredential.objects.all():
        assert verify(bytes(credential.document)).overall == "passed"


@pytest.mark.covers("S3")
def test_records_arrive_and_wait_for_the_learner(story: dict[str, Any]) -> None:
    from passport.models import PassportLine  # the room beside ours is only looked at here

    _posted(story, factories.transcript(story["butte"]))
    lines = PassportLine.objects.all_of(story["amara"])
    assert lines.exists()
    assert {line.state for line in lines} == {"arrived"}


def test_another_colleges_record_is_kept_but_never_signed(story: dict[str, Any]) -> None:
    foothill = factories.college("Foothill College", "001199", signs=True)
    file = factories.worked(factories.transcript(story["butte"]), foothill)
    clerk = factories.registrar(foothill)
    imports.resolve(file.documents.get(), choice=story["amara"], by=clerk)
    imports.approve(file, by=clerk)
    imports.advance(file)
    assert file.documents.get().state == "issued"
    assert TranscriptDocument.objects.get().person == story["amara"]
    assert not IssuedCredential.objects.exists()


def test_a_college_that_may_not_sign_yet_keeps_its_posted_record(story: dict[str, Any]) -> None:
    quiet = factories.college("Quiet College", "002222")
    factories.knows(story["amara"], "school", "900112233", quiet)
    file = factories.worked(factories.transcript(quiet), quiet)
    imports.approve(file, by=None)
    imports.advance(file)
    document = file.documents.get()
    assert (document.state, document.signed_records) == ("issued", 0)
    assert "POST.NOT_SIGNED" in {issue.code for issue in document.issues.all()}


@pytest.mark.parametrize("cut", ["scan", "split", "read", "match", "post", "deliver"])
def test_a_worker_killed_at_any_step_loses_and_doubles_nothing(
    story: dict[str, Any], cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    foothill = factories.college("Foothill College", "001199", signs=True)
    factories.knows(story["amara"], "school", "900112233", foothill)
    whole = factories.worked(factories.transcript(foothill), foothill)
    imports.approve(whole, by=None)
    imports.advance(whole)

    file = factories.sent(factories.transcript(story["butte"]), story["butte"], story["ruiz"])
    _stop_at(cut, monkeypatch)
    for _try in range(2):
        _go_on(file, story["ruiz"])
    monkeypatch.undo()
    _go_on(file, story["ruiz"])
    _go_on(file, story["ruiz"])
    assert _end_state(story["butte"]) == _end_state(foothill)


_PLACES = {
    "scan": "institutions.services.scanning._fault",
    "split": "institutions.services.reading._place",
    "read": "institutions.services.reading._keep",
    "match": "institutions.services.matching.match_document",
    "post": "institutions.services.posting.posting.post",
    "deliver": "institutions.services.issuing._transcript",
}


def _stop_at(cut: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database goes away in the middle of the step, as with a killed worker or a restart."""

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(_PLACES[cut], away)


def _go_on(file: TranscriptImport, by: Any) -> None:
    try:
        imports.advance(file)
        file.refresh_from_db()
        if file.state == "in_review" and imports.approve(file, by=by):
            imports.advance(file)
    except OperationalError:
        file.refresh_from_db()


def test_the_sweep_finds_what_was_left_and_only_once(story: dict[str, Any], time_machine: Any) -> None:
    from datetime import UTC, datetime, timedelta

    start = datetime(2026, 3, 2, 12, tzinfo=UTC)
    time_machine.move_to(start, tick=False)
    file = factories.sent(factories.transcript(story["butte"]), story["butte"])
    assert imports.stale() == []
    time_machine.move_to(start + timedelta(minutes=2), tick=False)
    assert imports.stale() == [file.pk]
    assert imports.stale() == []


def test_a_fault_of_ours_stops_one_document_and_retry_heals_it(
    story: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("institutions.services.posting.posting.post", broken)
    file = _posted(story, factories.transcript(story["butte"]))
    for _try in range(4):
        imports.advance(file)
    document = file.documents.get()
    assert (document.state, document.last_error_class, document.attempts) == ("dead", "RuntimeError", 5)
    assert not TranscriptDocument.objects.exists()

    monkeypatch.undo()
    imports.retry(document, by=story["ruiz"])
    imports.advance(file)
    assert file.documents.get().state == "issued"


def test_the_same_file_again_gives_the_first_receipt(story: dict[str, Any]) -> None:
    data = factories.transcript(story["butte"])
    first = _posted(story, data)
    before = _end_state(story["butte"])[:4]
    again = factories.worked(data, story["butte"], story["ruiz"])
    assert (again.state, again.first) == ("duplicate", first)
    assert _end_state(story["butte"])[:4] == before
    other = factories.college("Foothill College", "001199")
    assert factories.sent(data, other).state == "received"


def test_only_the_colleges_registrar_approves(story: dict[str, Any]) -> None:
    file = factories.worked(factories.transcript(story["butte"]), story["butte"])
    evaluator = factories.registrar(story["butte"], Role.EVALUATOR)
    elsewhere = factories.registrar(factories.college("Foothill College", "001199"))
    for person in (evaluator, elsewhere, story["amara"]):
        with pytest.raises(PermissionDenied):
            imports.approve(file, by=person)
    assert not TranscriptDocument.objects.exists()


def test_every_decision_has_a_line_of_history(story: dict[str, Any]) -> None:
    _posted(story, factories.transcript(story["butte"]))
    codes = set(Entry.objects.values_list("code", flat=True))
    assert {"institutions.received", "institutions.matched", "institutions.approved"} <= codes
    assert {"institutions.posted", "institutions.finished"} <= codes


def _cpl(story: dict[str, Any], **other: Any) -> CreditPosting:
    facts = {
        "learner": story["amara"],
        "course": story["course"],
        "units": Decimal("3.00"),
        "grade_basis": "pass_no_pass",
        "grade": "P",
        "annotation": "Credit by portfolio, 3.0 units, approved 2026-03-02. AP 4235.",
        "decided_on": date(2026, 3, 2),
        "confirmation_key": "petition-1",
        "by": story["ruiz"],
    }
    return posting_credit.post_cpl(**(facts | other))


@pytest.mark.covers("S40", "L40")
def test_prior_learning_credit_stands_on_the_record_with_its_note(story: dict[str, Any]) -> None:
    story["course"] = factories.CatalogCourseFactory(organization=story["butte"], title="Nurse assistant")
    first, again = _cpl(story), _cpl(story)
    assert first == again
    line = Course.objects.get(is_cpl=True)
    assert str(line.cpl_annotation) == "Credit by portfolio, 3.0 units, approved 2026-03-02"
    assert first.read_back["annotation"] == "Credit by portfolio, 3.0 units, approved 2026-03-02. AP 4235."
    assert (first.read_back["units"], first.read_back["grade"]) == ("3.00", "P")
    signed = IssuedCredential.objects.get(kind="cpl")
    assert "Credit by portfolio, 3.0 units, approved 2026-03-02" in bytes(signed.document).decode()
    assert first.credential == signed


def test_prior_learning_credit_needs_units_and_a_registrar(story: dict[str, Any]) -> None:
    from core.errors import PortalError

    story["course"] = factories.CatalogCourseFactory(organization=story["butte"])
    with pytest.raises(PortalError, match=r"POST\.NO_UNITS"):
        _cpl(story, units=Decimal(0))
    with pytest.raises(PermissionDenied):
        _cpl(story, by=story["amara"])
    assert not Course.objects.exists()


def test_a_changed_grade_replaces_the_signed_record(story: dict[str, Any]) -> None:
    file = _posted(story, factories.transcript(story["butte"]))
    transcript = file.documents.get().transcript
    line = Course.objects.filter(document=transcript, credit_earned__gt=0).first()
    Course.objects.filter(pk=line.pk).update(grade="A-" if line.grade != "A-" else "B")
    issuing.issue_transcript(transcript, story["butte"], by=None)
    old, new = IssuedCredential.objects.filter(title=line.title, kind__in=("course", "cpl")).order_by(
        "edition"
    )
    assert (old.state, new.state, old.superseded_by) == ("superseded", "signed", new)
