"""Many awards at once: the same awards as one by one, each once, whatever happens in between."""

import hashlib
import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Organization, Person
from audit.models import Entry
from core.copying import copy_in
from core.workflow import MoveRefused
from credentials.batch_rows import Recipient
from credentials.errors import CannotSign, NotAllowedToIssue, SecondPersonNeeded
from credentials.models import AwardBatch, IssuedCredential, LogEntry, StatusIndex
from credentials.services import batches, verification
from credentials.standards import templates
from credentials.standards.award_facts import Result
from credentials.standards.verdict import State
from passport.models import PassportLine
from tests.credentials import factories
from tests.support.queries import counting

pytestmark = pytest.mark.django_db
FACTS: dict[str, Any] = {"results": (Result("Grade", "", allowed=("A", "B", "C")),)}


def _rows(number: int, **facts: Any) -> list[Recipient]:
    return [
        Recipient(f"soc-{n}", email=f"reed{n}@example.org", result="ABC"[n % 3], **facts)
        for n in range(number)
    ]


def _opened(source: Organization | None = None, number: int = 3, **options: Any) -> AwardBatch:
    given: dict[str, Any] = {"facts": factories.award_facts(**FACTS), "rows": _rows(number), "by": None}
    return batches.open_batch(source or factories.college(), kind="course", **given | options)


def _started(source: Organization | None = None, number: int = 3, **options: Any) -> AwardBatch:
    return batches.start(_opened(source, number, **options), by=None)


def _lines() -> Any:
    return PassportLine.objects.unscoped(reason="tests look at arrivals")


@pytest.mark.covers("S22", "S123")
def test_each_award_of_a_batch_checks_like_any_other() -> None:
    batch = _started(number=7)
    assert batches.run(batch) == 7
    awards = IssuedCredential.objects.select_related("status_index__status_list").order_by("key")
    for award in awards:
        verdict = verification.verify(award.document)
        assert verdict.overall == State.PASSED
        assert verdict.facts.results == (("Grade", "ABC"[int(award.key[4:]) % 3]),)
        assert award.sha256 == hashlib.sha256(award.document).hexdigest()
        status = json.loads(award.document)["credentialStatus"]
        assert status["statusListIndex"] == str(award.status_index.index)
        assert status["statusListCredential"].endswith(f"/{award.status_index.status_list.number}")
    assert AwardBatch.objects.get().state == "done"


def test_a_batch_leaves_what_single_signings_leave() -> None:
    batch = _started(by=factories.person())
    batches.run(batch)
    awards = set(IssuedCredential.objects.values_list("pk", flat=True))
    assert list(LogEntry.objects.values_list("position", flat=True)) == [0, 1, 2]
    assert set(LogEntry.objects.values_list("credential", flat=True)) == awards
    told = Entry.objects.filter(code="credentials.issued")
    assert {uuid.UUID(one.target_id) for one in told} == awards
    assert {one.by_id for one in told} == {batch.opened_by_id}
    part = batch.parts.get()
    assert (part.rows, part.places) == ([], [])  # nobody's address is kept longer than it is needed


def test_known_learners_find_their_awards_waiting_in_their_passports() -> None:
    reed, amara = factories.person(), factories.person()
    batch = _started(people={"soc-0": reed.pk, "soc-1": amara.pk})
    batches.run(batch)
    lines = _lines().select_related("credential").order_by("credential__key")
    assert [(line.person_id, line.state, line.grade, line.position) for line in lines] == [
        (reed.pk, "arrived", "A", 1),
        (amara.pk, "arrived", "B", 1),
    ]
    assert set(Entry.objects.filter(code="passport.line_arrived").values_list("about", flat=True)) == {
        reed.pk,
        amara.pk,
    }
    assert IssuedCredential.objects.get(key="soc-2").subject is None


def test_a_line_of_a_batch_is_the_line_of_a_single_award() -> None:
    college, reed = factories.college(), factories.person()
    batches.run(_started(college, 1, people={"soc-0": reed.pk}))
    factories.award(college, reed, key="soc-9", results=(Result("Grade", "A", allowed=("A", "B", "C")),))
    one, other = _lines().order_by("position").values()
    differ = {"id", "created_at", "updated_at", "credential_id", "position"}
    assert {name: one[name] for name in one if name not in differ} == {
        name: other[name] for name in other if name not in differ
    }


def test_a_known_learners_own_address_is_hashed_in_where_the_file_names_none() -> None:
    college, reed = factories.college(), factories.person()
    rows = [Recipient("soc-0", result="A")]
    batches.run(_started(college, rows=rows, people={"soc-0": reed.pk}))
    subject = json.loads(IssuedCredential.objects.get().document)["credentialSubject"]
    identity = subject["identifier"][0]
    expected = hashlib.sha256((reed.email.lower() + identity["salt"]).encode()).hexdigest()
    assert identity["identityHash"] == f"sha256${expected}"
    assert subject["id"].startswith("urn:uuid:")


def test_the_same_content_is_the_same_batch_and_the_same_keys_are_signed_once() -> None:
    college = factories.college()
    first = _started(college)
    batches.run(first)
    assert _opened(college).pk == first.pk
    documents = {award.key: award.document for award in IssuedCredential.objects.all()}
    longer = _started(college, 5)
    assert batches.run(longer) == 2
    assert IssuedCredential.objects.count() == 5
    assert all(IssuedCredential.objects.get(key=key).document == text for key, text in documents.items())


def test_each_row_bears_its_own_day() -> None:
    rows = [
        Recipient("a", result="A", awarded_on=date(2026, 5, 1)),
        Recipient("b", result="B", awarded_on=date(2026, 6, 1)),
    ]
    batches.run(_started(rows=rows))
    assert dict(IssuedCredential.objects.values_list("key", "awarded_on")) == {
        "a": date(2026, 5, 1),
        "b": date(2026, 6, 1),
    }
    documents = [json.loads(award.document) for award in IssuedCredential.objects.order_by("key")]
    assert [one["awardedDate"] for one in documents] == ["2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z"]


def test_outside_a_scope_no_batch_is_opened_and_nothing_is_drawn() -> None:
    college = factories.college(achievement_types=["Certificate"])
    with pytest.raises(NotAllowedToIssue):
        _opened(college)
    assert not AwardBatch.objects.exists()
    assert not StatusIndex.objects.exists()


@pytest.mark.parametrize("title", ["\ud800", "urn:x-gap:result:"])
def test_facts_that_no_signature_could_cover_open_no_batch(title: str) -> None:
    with pytest.raises((CannotSign, UnicodeEncodeError)):
        _opened(facts=factories.award_facts(**FACTS | {"title": title}))
    assert not AwardBatch.objects.exists()


@pytest.mark.covers("S22")
def test_a_second_person_approves_the_very_content_before_anything_is_signed() -> None:
    clerk, registrar = factories.person(), factories.person()
    batch = _opened(by=clerk, needs_second=True)
    with pytest.raises(SecondPersonNeeded):
        batches.start(batch, by=clerk)
    with pytest.raises(SecondPersonNeeded):
        batches.approve(batch, digest=batch.digest, by=clerk)
    with pytest.raises(CannotSign):
        batches.approve(batch, digest="0" * 64, by=registrar)
    batches.approve(batch, digest=batch.digest, by=registrar)
    batches.start(batch, by=clerk)
    assert batches.run(batch) == 3


def test_the_database_keeps_an_unapproved_batch_unsigned() -> None:
    batch = _opened(by=factories.person(), needs_second=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardBatch.objects.filter(pk=batch.pk).update(state="signing")


def test_what_was_not_started_is_not_signed_and_nothing_is_started_twice() -> None:
    batch = _opened()
    assert batches.run(batch) == 0
    batches.start(batch, by=None)
    with pytest.raises(MoveRefused):
        batches.start(batch, by=None)


def test_a_difference_from_the_full_path_stops_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = _started()
    whole = templates.Template.canonical
    monkeypatch.setattr(templates.Template, "canonical", lambda self, values: whole(self, values)[1:])
    assert batches.run(batch) == 0
    batch.refresh_from_db()
    assert (batch.state, batch.stopped_for) == ("stopped", "template_differs")
    assert not IssuedCredential.objects.exists()
    assert Entry.objects.filter(code="credentials.batch_stopped").count() == 1


def test_a_part_costs_the_same_number_of_questions_for_one_row_and_for_thirty() -> None:
    college = factories.college()
    warm = _started(college, people={"soc-0": factories.person().pk})
    batches.run(warm)  # processes remember sources and skills
    counts = []
    for number in (1, 30):
        rows = [Recipient(f"{number}-{n}", result="A") for n in range(number)]
        people = {row.key: factories.person().pk for row in rows}
        batch = _started(college, rows=rows, people=people)
        with counting() as queries:
            batches.sign_part(batch)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_stranger_and_a_learner_see_no_batch_and_a_member_sees_their_own() -> None:
    college, learner, registrar = factories.college(), factories.person(), factories.person()
    factories.member(registrar, college, "registrar")
    batch = _opened(college)
    assert list(AwardBatch.objects.visible_to(registrar)) == [batch]
    assert not AwardBatch.objects.visible_to(learner).exists()
    assert not AwardBatch.objects.visible_to(factories.person()).exists()


def test_copying_in_refuses_what_the_database_refuses() -> None:
    reed = factories.person()
    twin = Person(username=reed.username, email="")
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_in([twin])
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    [new] = copy_in([Person(username="copied", last_login=moment, former_names=["a\tb\\N"])])
    fresh = Person.objects.get(pk=new.pk)
    assert (fresh.last_login, fresh.former_names) == (moment, ["a\tb\\N"])
    assert copy_in([]) == []
