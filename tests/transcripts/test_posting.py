"""What is posted stands once, says what the sender said, and belongs to the learner alone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.enums import Role
from audit.models import Entry
from core.errors import PortalError
from tests.accounts.factories import MembershipFactory, OrganizationFactory, PersonFactory
from tests.support.queries import same_count_for_one_and_three
from tests.support.shared import shared_data
from tests.transcripts import factories
from transcripts import generator, models
from transcripts.formats import read, split
from transcripts.formats.model import AcademicRecord, Document, Identifier
from transcripts.selectors import courses
from transcripts.services import posting

pytestmark = pytest.mark.django_db


@pytest.mark.covers("S38")
def test_every_term_course_and_award_is_posted() -> None:
    document = factories.posted(sessions=3, courses=4, award=True)
    assert models.AcademicSession.objects.filter(document=document).count() == 3
    assert models.Course.objects.filter(document=document).count() == 12
    assert models.AcademicAward.objects.get(document=document).is_given
    assert [row.seq for row in models.Course.objects.filter(document=document)] == list(range(1, 13))


def test_the_same_content_twice_is_one_document() -> None:
    amara = PersonFactory()
    first = factories.posted(amara)
    lines = Entry.objects.count()
    assert factories.posted(amara) == first
    assert models.TranscriptDocument.objects.count() == 1
    assert models.Course.objects.count() == 16
    assert Entry.objects.count() == lines


def test_posting_leaves_a_line_of_history() -> None:
    ruiz = PersonFactory()
    document = factories.posted(by=ruiz)
    entry = Entry.objects.get(code="transcripts.posted")
    assert (entry.by, entry.about, entry.facts["courses"]) == (ruiz, document.person, 16)


def test_a_rejected_document_is_never_posted() -> None:
    result = replace(factories.parsed(), outcome="rejected")
    with pytest.raises(PortalError, match=r"POST\.REJECTED"):
        posting.post(
            result, person=PersonFactory(), organization=factories.college(), source_ref="x", by=None
        )
    assert not models.TranscriptDocument.objects.exists()


def _again(result: Document, **changes: object) -> Document:
    return replace(result, transmission=replace(result.transmission, **changes))


def _better_grade(document: Document) -> Document:
    session = document.records[0].sessions[0]
    course = replace(session.courses[0], grade="A", title="Changed title")
    sessions = (replace(session, courses=(course, *session.courses[1:])), *document.records[0].sessions[1:])
    return replace(document, records=(replace(document.records[0], sessions=sessions),))


def test_a_replacement_keeps_the_old_version_and_moves_current() -> None:
    amara = PersonFactory()
    old = factories.posted(amara)
    changed = _again(
        _better_grade(generator.transcript(seed=7, college=factories.BUTTE)), transmission_type="Replace"
    )
    new = _post(changed, amara)
    old.refresh_from_db()
    assert (new.supersedes, new.current, old.current) == (old, True, False)
    assert courses.of(amara).filter(title="Changed title").count() == 1
    assert courses.of(amara).count() == 16
    assert Entry.objects.filter(code="transcripts.replaced").count() == 1


def test_one_number_on_two_contents_is_held() -> None:
    amara = PersonFactory()
    old = factories.posted(amara)
    changed = _better_grade(generator.transcript(seed=7, college=factories.BUTTE))
    with pytest.raises(PortalError, match=r"DUP\.ID_CONTENT_DIFFERS"):
        _post(changed, amara)
    old.refresh_from_db()
    assert old.current


def test_a_later_transcript_with_every_old_course_takes_its_place() -> None:
    amara = PersonFactory()
    old = factories.posted(amara)
    later = _again(_better_grade(generator.transcript(seed=7, college=factories.BUTTE)), document_id="NEW-1")
    assert _post(later, amara).supersedes == old


def test_another_transcript_of_the_same_college_stands_beside() -> None:
    amara = PersonFactory()
    factories.posted(amara, seed=7)
    other = factories.posted(amara, seed=8)
    assert other.supersedes is None
    assert courses.of(amara).count() == 32


def _post(document: Document, person: object) -> models.TranscriptDocument:
    return posting.post(
        factories.parsed(document),
        person=person,
        organization=factories.college(),
        source_ref="test",
        by=None,
    )


@pytest.mark.covers("L59")
def test_no_column_can_hold_a_record_back_for_money() -> None:
    names = {field.name for model in vars(models).values() for field in _fields(model)}
    assert not [name for name in names if any(w in name for w in ("hold", "fee", "debt", "balance", "owed"))]


def _fields(model: object) -> list[object]:
    return list(model._meta.get_fields()) if hasattr(model, "_meta") else []


@pytest.mark.covers("S40", "L40")
def test_a_line_of_prior_learning_says_how_it_came_about() -> None:
    document = _with_prior_learning()
    course = models.Course.objects.get(document=document, is_cpl=True)
    said = course.cpl_annotation
    assert said.evidence_type in ("standardized_exam", "military", "credit_by_exam", "portfolio")
    assert said.units == course.credit_earned
    assert said.approved_on == course.session.begins_on
    assert "CREDIT BY ASSESSMENT OF PRIOR LEARNING" in said.text


def _with_prior_learning() -> models.TranscriptDocument:
    for seed in range(50):
        found = generator.transcript(seed=seed, college=factories.BUTTE)
        if any(course.credit_basis != "Regular" for course in found.courses()):
            return factories.posted(seed=seed)
    raise AssertionError("no seed has prior learning")


def test_an_advanced_class_of_a_high_school_is_no_prior_learning() -> None:
    path = shared_data("transcripts", "samples", "highschool_transcript_v1.7.xml")
    school = OrganizationFactory()
    document = posting.post(
        read(next(split(path))), person=PersonFactory(), organization=school, source_ref="x", by=None
    )
    posted = models.Course.objects.filter(document=document)
    assert posted.filter(credit_basis="AdvancedPlacement").count() == 10
    assert not posted.filter(is_cpl=True).exists()


def test_no_social_security_number_reaches_the_database() -> None:
    base = generator.transcript(seed=7, college=factories.BUTTE)
    canary = "123456780"
    numbers = (*base.person.identifiers, Identifier("ssn", canary), Identifier("last4", "6780"))
    document = replace(base, person=replace(base.person, identifiers=numbers))
    posted = _post(document, PersonFactory())
    kept = {row.kind: row.sealed_value for row in posted.recorded_identifiers.all()}
    assert kept["ssn"] is None
    assert kept["last4"] is None
    assert kept["school"]
    for model in vars(models).values():
        for row in model.objects.values() if hasattr(model, "objects") else []:
            assert canary not in str(row)


def test_the_database_refuses_to_keep_a_social_security_number() -> None:
    document = factories.posted()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.RecordedIdentifier.objects.create(
            document=document, person=document.person, kind="ssn", digest=b"x", sealed_value="123456780"
        )


def test_quarter_units_become_semester_units() -> None:
    amara = PersonFactory()
    factories.posted(amara, college=factories.DE_ANZA)
    course = courses.of(amara).filter(credit_earned=Decimal(5)).first() or courses.of(amara).first()
    assert course
    assert course.semester_equivalent == (course.credit_earned * 2 / 3).quantize(Decimal("0.001"))


def test_units_and_average_over_two_calendars() -> None:
    amara = PersonFactory()
    factories.posted(amara, college=factories.BUTTE)
    factories.posted(amara, college=factories.DE_ANZA)
    earned = courses.units(amara)
    expected = sum(course.semester_equivalent for course in courses.of(amara))
    assert (earned.semester, earned.courses, earned.untold) == (expected, 32, 0)
    average = courses.gpa(amara)
    assert average is not None
    assert Decimal(0) <= average <= Decimal(4)


def test_the_stated_average_stands_beside_our_own() -> None:
    path = shared_data("transcripts", "samples", "college_transcript_v1.6_butte.xml")
    document = posting.post(
        read(next(split(path))),
        person=PersonFactory(),
        organization=factories.college(),
        source_ref="x",
        by=None,
    )
    first = models.AcademicSummary.objects.filter(document=document, scope="session").first()
    assert first
    assert (first.gpa, first.computed_gpa, first.arithmetic_ok) == (Decimal("4.00"), Decimal("1.1064"), False)


def test_a_record_of_another_school_is_not_the_senders_own() -> None:
    path = shared_data("transcripts", "samples", "college_transcript_v1.6_butte.xml")
    document = posting.post(
        read(next(split(path))),
        person=PersonFactory(),
        organization=factories.college(),
        source_ref="x",
        by=None,
    )
    record = models.AcademicRecord.objects.get(document=document)
    assert (record.organization_name, record.is_own) == ("Sacramento City College", False)


def test_a_record_without_a_school_is_the_senders() -> None:
    base = generator.transcript(seed=7, college=factories.BUTTE)
    bare: AcademicRecord = replace(base.records[0], school=None)
    document = _post(replace(base, records=(bare,)), PersonFactory())
    record = models.AcademicRecord.objects.get(document=document)
    assert (record.is_own, record.organization) == (True, factories.college())


def test_only_the_learner_and_the_office_see_the_record() -> None:
    document = factories.posted()
    stranger = PersonFactory()
    ruiz = MembershipFactory(organization=document.organization, role=Role.REGISTRAR).person
    haddad = MembershipFactory(role=Role.REGISTRAR).person
    recruiter = MembershipFactory(organization=document.organization, role=Role.RECRUITER).person
    for who, sees in ((document.person, 16), (ruiz, 16), (haddad, 0), (recruiter, 0), (stranger, 0)):
        assert models.Course.objects.visible_to(who).count() == sees
        assert models.TranscriptDocument.objects.visible_to(who).count() == (1 if sees else 0)


def test_a_detached_document_leaves_the_record() -> None:
    document = factories.posted()
    posting.detach(document, by=None, because="another learner's")
    assert courses.of(document.person).count() == 0
    assert models.TranscriptDocument.objects.filter(pk=document.pk).exists()


def test_courses_are_listed_with_as_many_questions_for_one_document_as_for_three() -> None:
    amara = PersonFactory()
    seeds = iter(range(100, 110))
    same_count_for_one_and_three(
        lambda: factories.posted(amara, seed=next(seeds)),
        lambda: [(c.session, c.record, getattr(c, "cpl_annotation", None)) for c in courses.of(amara)],
    )


@pytest.mark.parametrize(
    "sample",
    [
        "college_transcript_v1.8_speede_valid.xml",
        "college_transcript_v1.9_mountroyal.xml",
        "college_transcript_v1.9_ulethbridge1.xml",
        "highschool_transcript_v1.7.xml",
        "college_transcript_v1.4_ottawa.xml",
    ],
)
def test_every_row_of_a_real_sample_is_posted(sample: str) -> None:
    result = read(next(split(shared_data("transcripts", "samples", sample))))
    assert result.document
    document = posting.post(
        result, person=PersonFactory(), organization=OrganizationFactory(), source_ref="x", by=None
    )
    assert models.Course.objects.filter(document=document).count() == len(result.document.courses())
    assert models.AcademicAward.objects.filter(document=document).count() == len(result.document.awards())
    assert models.AcademicSession.objects.filter(document=document).count() == len(result.document.sessions())
