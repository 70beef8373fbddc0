"""What staff of a college see, what strangers do not, and what no page ever shows."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.enums import Role
from institutions.models import TranscriptImport
from institutions.services import imports
from tests.accounts.factories import MembershipFactory, PersonFactory
from tests.institutions import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db
_PAGES = ("import", "progress", "review", "approve", "report", "report_json", "report_csv", "original")


@pytest.fixture
def butte() -> Any:
    return factories.college(signs=True)


def _name(college: Any, at: int) -> bytes:
    """Transcripts of different people, so that no file repeats another."""
    return factories.transcript(college, seed=at, school_id=str(1000 + at))


def test_a_stranger_and_another_college_find_nothing(client: Any, butte: Any) -> None:
    file = factories.worked(factories.transcript(butte), butte)
    elsewhere = factories.registrar(factories.college("Foothill College", "001199"))
    for person in (elsewhere, PersonFactory(), factories.learner("Ben", "Ito")):
        client.force_login(person)
        for page in _PAGES:
            assert client.get(reverse(f"institutions:{page}", args=[file.pk])).status_code == 404
        answer = client.post(
            reverse("institutions:decide", args=[file.documents.get().pk]), {"choice": "new"}
        )
        assert answer.status_code == 404
    assert client.get(reverse("institutions:imports")).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client: Any, butte: Any) -> None:
    assert "login" in client.get(reverse("institutions:home")).url


def test_an_insider_without_the_right_is_told_so(client: Any, butte: Any) -> None:
    file = factories.worked(factories.transcript(butte), butte)
    client.force_login(factories.registrar(butte, Role.EVALUATOR))
    assert client.get(reverse("institutions:import", args=[file.pk])).status_code == 200
    assert client.get(reverse("institutions:approve", args=[file.pk])).status_code == 403
    assert client.get(reverse("institutions:original", args=[file.pk])).status_code == 403
    client.force_login(factories.registrar(butte, Role.DISCIPLINE_FACULTY))
    assert client.get(reverse("institutions:imports")).status_code == 403
    assert client.get(reverse("institutions:home")).url == reverse("institutions:catalog", args=[butte.slug])


def test_the_first_page_teaches_and_then_begins_with_what_is_due(client: Any, butte: Any) -> None:
    client.force_login(factories.registrar(butte))
    assert "Your college has not sent a file yet" in client.get(reverse("institutions:home")).content.decode()
    factories.worked(factories.transcript(butte), butte, name="autumn.xml")
    page = client.get(reverse("institutions:home")).content.decode()
    assert "1 file waits for your review" in page
    assert "autumn.xml" in page


@pytest.mark.parametrize("page", ["home", "imports"])
def test_lists_ask_the_same_number_of_questions(client: Any, butte: Any, page: str) -> None:
    client.force_login(factories.registrar(butte))
    numbers = iter(range(10))
    same_count_for_one_and_three(
        lambda: factories.worked(_name(butte, next(numbers)), butte, factories.registrar(butte)),
        lambda: client.get(reverse(f"institutions:{page}")),
    )


@pytest.mark.parametrize("page", ["import", "review", "report"])
def test_a_files_pages_ask_the_same_for_one_document_and_for_many(client: Any, butte: Any, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.support.shared import shared_data

    client.force_login(factories.registrar(butte))
    one = factories.worked(factories.transcript(butte), butte)
    many = factories.worked(
        shared_data("transcripts", "samples", "synthetic_batch_20_ct1.6_ccc.xml").read_bytes(), butte
    )
    client.get(reverse("institutions:home"))
    counts = []
    for file in (one, many):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(f"institutions:{page}", args=[file.pk])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_registrar_decides_approves_and_sees_the_end(
    client: Any, butte: Any, django_capture_on_commit_callbacks: Any
) -> None:
    ruiz, amara = factories.registrar(butte), factories.learner()
    client.force_login(ruiz)
    data = factories.transcript(butte)
    answer = client.post(reverse("institutions:upload"), {"file": SimpleUploadedFile("spring.xml", data)})
    file = imports.advance(TranscriptImport.objects.get())
    page = client.get(answer.url).content.decode()
    assert "Decide about 1 document" in page

    review = client.get(reverse("institutions:review", args=[file.pk])).content.decode()
    assert "Agrees: birth date, first name, last name." in " ".join(review.split())
    document = file.documents.get()
    client.post(reverse("institutions:decide", args=[document.pk]), {"choice": str(amara.pk)})
    approve = reverse("institutions:approve", args=[file.pk])
    assert "Post 1 document in your college's name?" in unescape(client.get(approve).content.decode())
    client.post(approve)
    imports.advance(file)
    assert "Finished" in client.get(answer.url).content.decode()
    assert file.documents.get().person == amara


def test_nobody_off_the_list_can_be_chosen(client: Any, butte: Any) -> None:
    client.force_login(factories.registrar(butte))
    factories.learner()
    stranger = PersonFactory()
    file = factories.worked(factories.transcript(butte), butte)
    document = file.documents.get()
    answer = client.post(reverse("institutions:decide", args=[document.pk]), {"choice": str(stranger.pk)})
    assert answer.status_code == 400
    document.refresh_from_db()
    assert (document.person, document.state) == (None, "in_review")


def test_what_is_set_aside_comes_back(client: Any, butte: Any) -> None:
    client.force_login(factories.registrar(butte))
    file = factories.worked(factories.transcript(butte), butte)
    decide = reverse("institutions:decide", args=[file.documents.get().pk])
    client.post(decide, {"choice": "aside"})
    file.refresh_from_db()
    assert (file.state, file.documents.get().state) == ("done", "withdrawn")
    client.post(decide, {"choice": "back"})
    file.refresh_from_db()
    assert (file.state, file.documents.get().state) == ("in_review", "in_review")


def test_progress_is_told_by_stage_and_count_and_survives_a_reload(client: Any, butte: Any) -> None:
    client.force_login(factories.registrar(butte))
    file = factories.sent(factories.transcript(butte), butte)
    imports.scan(file)
    imports.split(file)
    part = client.get(reverse("institutions:progress", args=[file.pk])).content.decode()
    assert "0 of 1" in part
    assert "Reading the documents" in part
    assert "0 of 1" in client.get(reverse("institutions:import", args=[file.pk])).content.decode()
    imports.advance(file)
    assert client.get(reverse("institutions:progress", args=[file.pk]))["HX-Refresh"] == "true"


def test_no_page_report_or_dump_shows_a_social_security_number(client: Any, butte: Any) -> None:
    from django.db import connection

    client.force_login(factories.registrar(butte))
    canary = "123456789"
    data = factories.transcript(butte).replace(
        b"<SchoolAssignedPersonID>900112233</SchoolAssignedPersonID>",
        b"<SchoolAssignedPersonID>900112233</SchoolAssignedPersonID><SSN>123456789</SSN>",
    )
    assert canary.encode() in data
    wrong = data.replace(b"123456789", b"123-45-6789").replace(b"DocumentID>", b"DocumentID>X", 1)
    shown = ""
    for one in (data, wrong):
        file = factories.worked(one, butte)
        for page in ("import", "review", "report", "report_json", "report_csv"):
            shown += client.get(reverse(f"institutions:{page}", args=[file.pk])).content.decode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("institutions_", "audit_", "transcripts_")):
                cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
                shown += str(cursor.fetchone()[0])
    assert canary not in shown
    assert "123-45-6789" not in shown
    assert "999-99-9999" in shown


def test_the_original_is_sealed_on_disk_and_its_opening_is_noted(client: Any, butte: Any) -> None:
    from audit.models import Entry

    client.force_login(factories.registrar(butte))
    data = factories.transcript(butte)
    file = factories.worked(data, butte)
    with open(file.original.storage.path(file.original.name), "rb") as stored:
        assert b"CollegeTranscript" not in stored.read()
    answer = client.get(reverse("institutions:original", args=[file.pk]))
    assert b"".join(answer.streaming_content) == data
    assert Entry.objects.filter(code="institutions.original_opened").exists()


def test_everyone_may_read_a_catalogue(client: Any, butte: Any) -> None:
    course = factories.CatalogCourseFactory(organization=butte, subject="SOC", number="41")
    page = client.get(reverse("institutions:catalog", args=[butte.slug]) + "?q=soc 41").content.decode()
    assert course.title in page
    detail = client.get(reverse("institutions:course", args=[butte.slug, "SOC", "41"])).content.decode()
    assert "Measure vital signs" in detail
    assert client.get(reverse("institutions:course", args=[butte.slug, "SOC", "42"])).status_code == 404


@pytest.mark.covers("S43")
def test_the_college_works_on_uploads_alone(client: Any, butte: Any, settings: Any) -> None:
    """No scanner, no feed, no schema folder: the page says so and the work is done."""
    settings.PESC_SCHEMA_DIR = None
    client.force_login(factories.registrar(butte))
    factories.knows(factories.learner(), "school", "900112233", butte)
    file = factories.worked(factories.transcript(butte), butte)
    client.post(reverse("institutions:approve", args=[file.pk]))
    imports.advance(file)
    page = client.get(reverse("institutions:import", args=[file.pk])).content.decode()
    assert "This file was not scanned for viruses." in page
    assert "Finished" in page


def test_a_member_who_left_sees_nothing(client: Any, butte: Any) -> None:
    from core.clock import today

    gone = MembershipFactory(organization=butte, ends_on=today(), role=Role.REGISTRAR).person
    file = factories.worked(factories.transcript(butte), butte)
    client.force_login(gone)
    assert client.get(reverse("institutions:import", args=[file.pk])).status_code == 404
