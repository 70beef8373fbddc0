"""The learner's own pages."""

import io
from datetime import date

import pdfplumber
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core.rungs import Rung
from passport.enums import Family, SkillBasis
from passport.kinds import PICKER
from passport.models import FacultyValidation, PassportLine, PassportSkill, Share
from passport.selectors import book, shared_view
from passport.services import exports, lines, own, skilling
from skills.services import endorsements
from tests.accounts.factories import MembershipFactory, PersonFactory
from tests.passport.factories import college, course, own_line, shared, signed_line
from tests.skills.factories import SkillFactory
from tests.support.queries import same_count_for_one_and_three


def page_of(person: Person, name: str = "home", *args: object, **query: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse(f"passport:{name}", args=args), query).content.decode()


def _of_share(share: Share, name: str) -> str:
    return Client().get(reverse(f"passport:{name}", args=[share.token])).content.decode()


def _printed(person: Person) -> str:
    copy = exports.make(exports.request(person))
    with pdfplumber.open(io.BytesIO(exports.read(copy))) as paper:
        said = " ".join(sheet.extract_text() for sheet in paper.pages)
    copy.delete()
    return said


@pytest.mark.covers("L1", "S1")
def test_all_three_areas_stand_on_one_page_and_need_no_college(amara: Person) -> None:
    own_line(amara, "Cook", kind="job")
    own_line(amara, "High school diploma", kind="school")
    own_line(amara, "Combat medic", kind="military")
    read = book.of(amara)
    assert [area.code for area in read.areas] == [Family.WORK_READINESS, Family.ACADEMIC, Family.CPL]
    assert [[one.line.title for one in area.lines] for area in read.areas] == [
        ["Cook"],
        ["High school diploma"],
        ["Combat medic"],
    ]
    page = page_of(amara)
    for words in (
        "Amara Reyes",
        "Work readiness",
        "School and college",
        "Credit for what I know",
        "My skills",
    ):
        assert words in page


@pytest.mark.covers("S6", "U30")
def test_the_picker_has_nine_cards_each_with_its_own_fields(amara: Person) -> None:
    assert len(PICKER) == 9
    page = page_of(amara, "add")
    for spec in PICKER:
        assert spec.label in page
        assert str(spec.help) in page
        form = page_of(amara, "add_kind", spec.kind)
        for fact in spec.facts:
            assert str(fact.label) in form
    names = {spec.kind: {fact.name for fact in spec.facts} for spec in PICKER}
    assert {"hours_done", "das_number"} <= names["apprenticeship"]
    assert {"occupation_code"} <= names["military"]


@pytest.mark.covers("S2", "S4")
def test_a_record_is_added_changed_undone_deleted_and_brought_back_by_the_pages(amara: Person) -> None:
    client = Client()
    client.force_login(amara)
    form = {"title": "Cook", "source_name": "Café Sol", "fact_what": "Soups", "title_language": "en"}
    client.post(reverse("passport:add_kind", args=["job"]), form)
    line = PassportLine.objects.of(amara).get()
    assert (line.rung, line.facts) == (Rung.YOU_ADDED, {"what": "Soups"})
    client.post(
        reverse("passport:line_edit", args=[line.pk]),
        form | {"title": "Head cook", "starts_on_year": "2020", "starts_on_month": "1", "starts_on_day": "2"},
    )
    line.refresh_from_db()
    assert (line.title, line.starts_on) == ("Head cook", date(2020, 1, 2))
    client.post(reverse("passport:own_act", args=[line.pk, "undo"]))
    line.refresh_from_db()
    assert (line.title, line.starts_on) == ("Cook", None)
    answer = client.post(reverse("passport:own_act", args=[line.pk, "delete"]), follow=True)
    assert "Undo" in answer.content.decode()
    assert not PassportLine.objects.of(amara).exists()
    client.post(reverse("passport:own_act", args=[line.pk, "restore"]))
    assert PassportLine.objects.of(amara).get() == line


def test_an_end_before_the_start_is_said_at_the_field(amara: Person) -> None:
    client = Client()
    client.force_login(amara)
    parts = {"starts_on": (2024, 5, 1), "ends_on": (2023, 5, 1)}
    form = {
        f"{name}_{part}": value
        for name, day in parts.items()
        for part, value in zip(("year", "month", "day"), day, strict=True)
    }
    answer = client.post(reverse("passport:add_kind", args=["job"]), form | {"title": "Cook"})
    assert answer.status_code == 422
    assert "The end is before the start" in answer.content.decode()


def test_what_a_source_signed_is_not_for_the_learner_to_rewrite(amara: Person) -> None:
    line = signed_line(college(), amara)
    for verb in (own.remove, own.undo_edit):
        with pytest.raises(PermissionDenied):
            verb(line, by=amara)
    with pytest.raises(PermissionDenied):
        own.edit(line, by=amara, grade="A+")
    client = Client()
    client.force_login(amara)
    assert client.get(reverse("passport:line_edit", args=[line.pk])).status_code == 404


@pytest.mark.covers("U20", "U32")
def test_lines_are_ordered_by_buttons(amara: Person) -> None:
    first, second, third = (own_line(amara, title) for title in ("One", "Two", "Three"))
    client = Client()
    client.force_login(amara)
    client.post(reverse("passport:line_act", args=[third.pk, "up"]))
    client.post(reverse("passport:line_act", args=[first.pk, "down"]))
    assert [one.line.title for one in book.of(amara).lines] == ["Three", "One", "Two"]
    lines.move(third, up=True, by=amara)  # already first: nothing happens
    lines.move(second, up=False, by=amara)
    assert [one.line.title for one in book.of(amara).lines] == ["Three", "One", "Two"]
    assert "Move up" in page_of(amara)


@pytest.mark.covers("S15", "U32")
def test_the_book_is_filtered_by_who_stands_behind_a_line(amara: Person) -> None:
    own_line(amara, "Cook")
    signed_line(college(), amara)
    page = page_of(amara, rung="signed")
    assert "Sociology of Aging" in page
    assert "Cook" not in page.split('id="records"')[1]
    assert "1 of 2 shown" in page
    assert "Cook" in page_of(amara, rung="nonsense")


@pytest.mark.covers("S15")
def test_a_viewer_reads_signed_lines_first_and_can_leave_weak_ones_out(amara: Person) -> None:
    cook = own_line(amara, "Cook")
    share = shared(amara, [cook, signed_line(college(), amara)])
    page = Client().get(f"/s/{share.token}/").content.decode()
    assert page.index("Sociology of Aging") < page.index("Cook")
    strong = Client().get(f"/s/{share.token}/", {"rung": "signed"}).content.decode()
    assert "Cook" not in strong
    own_order = Client().get(f"/s/{share.token}/", {"order": "own"}).content.decode()
    assert own_order.index("Cook") < own_order.index("Sociology of Aging")


@pytest.mark.covers("U4")
def test_an_empty_book_teaches(amara: Person) -> None:
    page = page_of(amara)
    assert "Add your first record" in page
    assert "Example" in page
    for name in ("arrivals", "share", "shares", "copies", "deleted"):
        assert "data-empty" in page_of(amara, name)


@pytest.mark.covers("U29")
def test_one_next_action_and_one_only(amara: Person) -> None:
    for prepare in (lambda: None, lambda: own_line(amara), lambda: course(college(), amara)):
        prepare()
        page = page_of(amara)
        assert page.split("<main")[1].count("button-primary") == 1


@pytest.mark.covers("S14", "M6")
def test_a_skill_never_borrows_more_than_its_reason_gives(amara: Person) -> None:
    care = SkillFactory(name="Trauma-informed care")
    line = signed_line(college(), amara, "Trauma-informed care in practice")
    row = (
        PassportSkill.objects.of(amara).get(line=line, skill=care)
        if PassportSkill.objects.of(amara).filter(skill=care).exists()
        else PassportSkill.objects.create(line=line, skill=care, basis=SkillBasis.SUGGESTED)
    )
    row.line = line
    assert row.rung == Rung.YOU_ADDED
    assert "not assessed" in str(row.get_basis_display())
    row.basis = SkillBasis.ASSESSED
    assert row.rung == Rung.SIGNED_ASSESSED


@pytest.mark.covers("M5")
def test_faculty_endorsing_a_course_raises_the_old_line_of_who_took_it(amara: Person) -> None:
    source = college()
    skill = SkillFactory(name="Community resource navigation")
    line = signed_line(source, amara)
    other = signed_line(college("Other College"), PersonFactory())
    faculty = MembershipFactory(organization=source, role="discipline_faculty")
    endorsements.endorse(skill, subject="SOC", number="41", by=faculty)
    row = PassportSkill.objects.of(amara).get(line=line, skill=skill)
    row.line = line
    assert (row.basis, row.rung) == (SkillBasis.SOURCE_STATED, Rung.SIGNED)
    assert not PassportSkill.objects.of(other.person).filter(skill=skill).exists()
    assert "Faculty of Laurel College confirmed" in page_of(amara, "line", line.pk)


@pytest.mark.covers("L2", "L17", "S4")
def test_the_legal_mark_is_there_only_with_every_part_of_a_decision(amara: Person) -> None:
    skill = SkillFactory(name="Counseling")
    line = signed_line(college(), amara)
    PassportSkill.objects.of(amara).filter(line=line).delete()
    row = PassportSkill.objects.create(line=line, skill=skill, basis=SkillBasis.ASSESSED)
    share = shared(amara, [line])

    def marked() -> list[str]:
        """The places where the mark stands: the ladder's own explanation of it aside."""
        found = {name: _of_share(share, name) for name in ("shared", "shared_json", "shared_csv")}
        found |= {"home": page_of(amara), "line": page_of(amara, "line", line.pk), "pdf": _printed(amara)}
        return [name for name, said in found.items() if "Faculty-validated" in said.split("rung-ladder")[0]]

    assert marked() == []
    decision = {
        "review_group": "Sociology",
        "outcomes": ["1"],
        "method": "portfolio",
        "curriculum_approval": "CC-7",
    }
    facts = {
        "person": amara,
        "skill": skill,
        "organization": line.source,
        "decided_by": PersonFactory(),
        "decided_on": date(2026, 5, 1),
    }
    for part in decision:
        empty = [] if part == "outcomes" else ""
        with pytest.raises(IntegrityError), transaction.atomic():
            FacultyValidation.objects.create(**(decision | facts | {part: empty}))
    row.validation = FacultyValidation.objects.create(**decision, **facts)
    row.save()
    assert marked() == ["shared", "shared_json", "shared_csv", "home", "line", "pdf"]
    row.validation.delete()
    assert marked() == []


def test_skills_of_own_words_are_suggested_and_chosen(amara: Person) -> None:
    welding, sewing = SkillFactory(name="Welding"), SkillFactory(name="Sewing")
    line = own_line(amara)
    client = Client()
    client.force_login(amara)
    client.get(reverse("passport:line_skills", args=[line.pk]), {"q": "weld"})
    client.post(reverse("passport:line_skills", args=[line.pk]), {"q": "weld", "skills": [str(welding.pk)]})
    skills = shared_view.for_selection(amara, [line]).lines[0].skills
    assert [(skill.name, skill.rung) for skill in skills] == [("Welding", Rung.YOU_ADDED)]
    skilling.choose(line, [sewing], by=amara)
    assert [skill.name for skill in shared_view.for_selection(amara, [line]).lines[0].skills] == ["Sewing"]


def test_the_book_asks_the_same_questions_for_one_line_and_three(amara: Person) -> None:
    source = college()
    client = Client()
    client.force_login(amara)
    numbers = iter(range(9))
    same_count_for_one_and_three(
        lambda: signed_line(source, amara, f"Course {(n := next(numbers))}", code=f"SOC {n}"),
        lambda: client.get(reverse("passport:home")),
    )


def test_the_share_list_asks_the_same_questions_for_one_share_and_three(amara: Person) -> None:
    line = own_line(amara)
    client = Client()
    client.force_login(amara)
    same_count_for_one_and_three(
        lambda: shared(amara, [line]), lambda: client.get(reverse("passport:shares"))
    )


@pytest.mark.covers("U25", "U11")
def test_a_title_keeps_its_own_language_on_a_spanish_page(amara: Person) -> None:
    signed_line(college(), amara)
    client = Client()
    client.force_login(amara)
    page = client.get("/es/passport/").content.decode()
    assert 'lang="en"><a' in page
    assert "Sociology of Aging" in page


@pytest.mark.parametrize(
    "name", ["home", "arrivals", "add", "share", "shares", "copies", "deleted", "privacy"]
)
def test_a_visitor_is_asked_to_sign_in(db: None, name: str) -> None:
    answer = Client().get(reverse(f"passport:{name}"))
    assert answer.status_code == 302
    assert "login" in answer.url


def test_a_stranger_finds_nothing_of_anyone(amara: Person, stranger: Person) -> None:
    line = own_line(amara)
    client = Client()
    client.force_login(stranger)
    for name in ("line", "line_file", "line_edit", "line_skills", "dispute"):
        assert client.get(reverse(f"passport:{name}", args=[line.pk])).status_code == 404
    for verb in ("delete", "restore", "undo"):
        assert client.post(reverse("passport:own_act", args=[line.pk, verb])).status_code == 404
