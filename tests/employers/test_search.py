"""Finding people by skills, without names, while they let it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from consent.models import Grant
from consent.services import ledger
from core.clock import now
from employers.models import SearchDocument, SearchRecord
from employers.search.query import Query
from employers.selectors import search
from employers.services import indexing, searches
from passport.models import PassportLine
from passport.services import discovery, lines
from skills.models import Skill
from skills.services import starter
from tests.accounts.factories import PersonFactory
from tests.employers.factories import findable, job, many, recruiter, switch_on
from tests.passport.factories import college, signed_line
from tests.support.queries import counting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _skills() -> None:
    starter.load()


def number(code: str) -> int:
    return Skill.objects.get(code=code).number


def service(**more: object) -> Query:
    return Query((number("customer-service"),), **more)  # type: ignore[arg-type]


@pytest.mark.covers("S12")
def test_nobody_is_found_before_they_switch_it_on() -> None:
    many(4)
    shy = PersonFactory()
    job(shy, "Customer service")
    assert search.find(service(), seed="a").too_few
    switch_on(shy)
    assert search.find(service(), seed="a").found == 5


@pytest.mark.covers("S12")
def test_withdrawal_takes_the_document_away_in_the_same_transaction() -> None:
    people = many(6)
    with transaction.atomic():
        discovery.switch_off(people[0], by=people[0])
        assert not SearchDocument.objects.filter(person=people[0]).exists()
    assert search.find(service(), seed="a").found == 5


def test_a_withdrawal_that_fails_leaves_the_document() -> None:
    people = many(5)

    def half_done() -> None:
        with transaction.atomic():
            discovery.switch_off(people[0], by=people[0])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert search.find(service(), seed="a").found == 5


@pytest.mark.covers("S12")
def test_a_hidden_line_is_in_no_result() -> None:
    people = many(5)
    line = PassportLine.objects.of(people[0]).get()
    lines.hide(line, by=people[0])
    assert search.find(service(), seed="a").too_few
    lines.show(line, by=people[0])
    assert search.find(service(), seed="a").found == 5


def test_an_ended_permission_counts_by_the_clock_of_the_database_without_any_job() -> None:
    people = many(6)
    grant = Grant.objects.of(people[0]).get()
    past = now() - timedelta(minutes=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consent_grant SET effective_at = %s, expires_at = %s WHERE id = %s",
            [past - timedelta(days=1), past, grant.pk],
        )
    assert SearchDocument.objects.filter(person=people[0]).exists()
    assert search.find(service(), seed="a").found == 5


def test_under_five_nobody_is_shown() -> None:
    many(4)
    result = search.find(service(), seed="a")
    assert (result.cards, result.found, result.too_few) == ((), 0, True)


def test_a_rebuilt_document_equals_the_stored_one() -> None:
    person = findable("Customer service", "Line cook")
    before = SearchDocument.objects.get(person=person)
    after = indexing.reindex(person)
    assert after is not None
    assert (after.tokens, after.rungs, after.handle) == (before.tokens, before.rungs, before.handle)


def test_cards_are_ordered_by_coverage_and_say_who_stands_behind() -> None:
    many(5)
    able = findable("Customer service")
    signed_line(college(), able, title="Beginning Programming in Python", code="CIS 22A")
    query = service(nice=(number("python"),))
    first = search.find(query, seed="a").cards[0]
    assert first.handle == SearchDocument.objects.get(person=able).handle
    assert [(c.skill.code, c.rung and c.rung.value) for c in first.coverage][0] == (
        "customer-service",
        "you_added",
    )


def test_the_order_of_equals_turns_by_employer_and_stays_within_a_week() -> None:
    many(8)
    orders = {seed: [c.handle for c in search.find(service(), seed=seed).cards] for seed in "abc"}
    assert orders["a"] == [c.handle for c in search.find(service(), seed="a").cards]
    assert len({tuple(order) for order in orders.values()}) > 1


def test_a_card_tells_no_name_school_or_date() -> None:
    many(5)
    findable(
        "Customer service",
        first_name="Zenobia",
        last_name="Quartz",
        chosen_name="Zen Quartz",
        username="zenquartz",
    )
    member = recruiter()
    client = Client()
    client.force_login(member.person, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("employers:home"), {"must": "customer-service"})
    words = page.content.decode()
    assert page.context["result"].found == 6
    for secret in ("Zenobia", "Quartz", "zenquartz", "Secret Store", "2020"):
        assert secret not in words


def test_an_employer_that_nobody_verified_cannot_search() -> None:
    many(5)
    member = recruiter(verified=False)
    with pytest.raises(searches.NotVerified):
        searches.run(service(), by=member)
    assert SearchRecord.objects.count() == 0


def test_every_search_is_kept_and_stands_in_the_log_of_who_was_shown() -> None:
    people = many(5)
    member = recruiter()
    searches.run(service(), by=member)
    record = SearchRecord.objects.get()
    assert (record.found, len(record.shown), record.policy) == (5, 5, search.POLICY)
    (entry,) = [e for e in ledger.read(people[0], by=people[0]) if e.event == "look"]
    assert (entry.organization, entry.purpose, entry.allowed) == (member.organization.name, "be_found", True)


def test_a_record_of_a_search_cannot_be_changed() -> None:
    many(5)
    searches.run(service(), by=recruiter())
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        SearchRecord.objects.update(found=0)


def test_one_card_and_twenty_ask_the_same_number_of_questions() -> None:
    many(5)
    search.find(service(), seed="a")
    with counting() as few:
        search.find(service(), seed="a")
    many(6)
    with counting() as more:
        search.find(service(), seed="a")
    assert len(few) == len(more)


@pytest.mark.parametrize(
    "typed", [{}, {"ad": "   "}, {"must": "no-such-skill"}, {"ad": "x" * 6000}, {"must": ["x"] * 40}]
)
def test_bad_input_is_answered_with_words(typed: dict[str, object]) -> None:
    client = Client()
    client.force_login(recruiter().person, "django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("employers:home"), typed)
    assert answer.status_code == 200
    assert answer.context["result"] is None
    assert SearchRecord.objects.count() == 0


def test_strangers_and_other_roles_stay_outside() -> None:
    stranger = Client()
    stranger.force_login(PersonFactory(), "django.contrib.auth.backends.ModelBackend")
    assert stranger.get(reverse("employers:home")).status_code == 404
    assert Client().get(reverse("employers:home")).status_code == 302


def test_the_paste_of_a_job_ad_finds_its_skills() -> None:
    many(5)
    client = Client()
    client.force_login(recruiter().person, "django.contrib.auth.backends.ModelBackend")
    page = client.get(
        reverse("employers:home"), {"ad": "We need someone with customer service at the front desk."}
    )
    assert {s.code for s in page.context["form"].cleaned_data["found"]} == {
        "customer-service",
        "office-skills",
    }
