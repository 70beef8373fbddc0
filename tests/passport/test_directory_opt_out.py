"""Whoever wishes to be in no directory is in none, and no search finds them (L52, Ed. Code 76240)."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.services import directory
from audit.models import Entry
from config.env import ROOT
from config.settings.apps import ROOMS
from consent.enums import Purpose
from consent.errors import ConsentRefused
from consent.models import Grant
from consent.services import grants
from core.clock import now
from employers.models import SearchDocument
from employers.selectors import search
from employers.services import indexing
from passport.selectors import shared_view
from passport.services import discovery
from skills.services import starter
from tests.accounts.factories import PASSPHRASE, PersonFactory
from tests.employers.factories import findable, many, recruiter, switch_on
from tests.employers.test_search import service
from tests.institutions import factories as colleges
from tests.passport.factories import own_line, shared


@pytest.fixture(autouse=True)
def _skills(db: None) -> None:
    starter.load()


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.covers("L52", "S12")
def test_the_wish_ends_an_open_permission_and_empties_the_index_in_the_same_transaction() -> None:
    people = many(6)
    with transaction.atomic():
        assert discovery.keep_out(people[0], by=people[0]) == 1
        assert not SearchDocument.objects.filter(person=people[0]).exists()
        assert not Grant.objects.of(people[0]).open_now().exists()
    assert search.find(service(), seed="a").found == 5
    assert discovery.keep_out(people[0], by=people[0]) == 0  # pressing twice changes nothing
    assert Entry.objects.filter(code="accounts.kept_out").count() == 1


@pytest.mark.covers("L52")
def test_a_full_rebuild_of_the_index_holds_everyone_but_them() -> None:
    out, (gone, never_asked) = PersonFactory(), (findable(), PersonFactory())
    kept = {findable(), findable()}
    discovery.keep_out(gone, by=gone)
    # What a damaged index might hold; and one permission that came in beside the verbs.
    SearchDocument.objects.create(person=never_asked, tokens=[0])
    SearchDocument.objects.create(person=gone, tokens=[0])
    Person.objects.filter(pk=out.pk).update(kept_out_at=now())
    told = StringIO()
    call_command("rebuild_search", stdout=told)
    assert {document.person for document in SearchDocument.objects.all()} == kept
    assert told.getvalue() == "2 people can be found; 2 documents were taken away\n"


@pytest.mark.covers("L52")
def test_no_search_shows_them_even_while_the_index_still_holds_them() -> None:
    people = many(6)
    Person.objects.filter(pk=people[0].pk).update(kept_out_at=now())
    assert SearchDocument.objects.filter(person=people[0]).exists()
    assert search.find(service(), seed="a").found == 5
    assert indexing.reindex(people[0]) is None
    page = browser(recruiter().person).get(reverse("employers:home"), {"must": "customer-service"})
    assert page.context["result"].found == 5


@pytest.mark.covers("L52")
@pytest.mark.parametrize("purpose", [Purpose.BE_FOUND, Purpose.COLLEGE_OFFERS])
def test_while_it_holds_nobody_signs_them_into_a_search(amara: Person, purpose: Purpose) -> None:
    directory.keep_out(amara, by=amara)
    terms = {"recipient_words": "Anyone", "categories": ["skills"], "notice": purpose.value}
    with pytest.raises(ConsentRefused, match="kept_out"):
        grants.give(
            Person.objects.get(pk=amara.pk),
            purpose=purpose,
            by=amara,
            expires_at=now() + timedelta(days=9),
            reauth_at=now(),
            **terms,
        )
    assert browser(amara).post(reverse("passport:found_on"), {"passphrase": PASSPHRASE}).status_code == 400
    assert shared_view.for_discovery(amara) is None


@pytest.mark.covers("L52")
@pytest.mark.parametrize(
    ("prefix", "words"), [("", "You are in no list"), ("/es", "No está en ninguna lista")]
)
def test_the_page_takes_the_wish_and_the_undo(amara: Person, prefix: str, words: str) -> None:
    client, page = browser(amara), prefix + reverse("passport:privacy")
    sign = prefix + reverse("passport:found_on")
    out, back = prefix + reverse("passport:keep_out"), prefix + reverse("passport:let_in")
    assert words not in client.get(page).content.decode()
    client.post(out)
    said = client.get(page).content.decode()
    assert words in said
    assert f'action="{sign}"' not in said
    client.post(back)
    assert f'action="{sign}"' in client.get(page).content.decode()
    assert not discovery.discovery.is_on(amara)
    switch_on(amara)
    assert discovery.discovery.is_on(amara)


def test_shares_for_one_party_go_on(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "Cook")])
    discovery.keep_out(amara, by=amara)
    assert b"Cook" in Client().get(reverse("passport:shared", args=[share.token])).content


def test_nobody_wishes_it_for_someone_else(amara: Person, stranger: Person) -> None:
    for verb in (discovery.keep_out, discovery.let_in):
        with pytest.raises(PermissionDenied):
            verb(amara, by=stranger)


@pytest.mark.covers("L52")
def test_a_colleges_pages_name_them_nowhere_and_their_own_transcript_still_finds_them() -> None:
    butte = colleges.college(signs=True)
    hidden = colleges.learner("Zenobia", "Quartz")
    directory.keep_out(hidden, by=hidden)
    client = browser(colleges.registrar(butte))
    for address in ("institutions:home", "institutions:imports", "institutions:releases"):
        for asked in ({}, {"q": "Quartz"}, {"name": "Quartz"}):
            assert "Zenobia" not in client.get(reverse(address), asked).content.decode()
    from transcripts import generator

    who = generator.Learner("Zenobia", "Quartz", colleges.BORN, school_id="77")
    file = colleges.worked(colleges.transcript(butte, who), butte)
    assert [match.person for match in file.documents.get().candidates.all()] == [hidden]


#: Modules that look people up by name, with the reason; a browse of people begins with `Person.objects.listed()`.
BY_NAME = {
    "institutions/selectors/candidates.py": "whose transcript is this: matched with evidence, never browsed"
}


@pytest.mark.covers("L52")
def test_no_module_searches_people_by_name_past_the_wish() -> None:
    by_name = re.compile(r"(first|last|chosen)_name(__\w+)?\s*=[^=]|Lower\(\"(first|last|chosen)_name\"\)")
    found = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text()
            if "migrations" in path.parts or "Person.objects" not in text or "listed()" in text:
                continue
            reads = re.findall(r"Person\.objects\.(?!create|get_or_create|update)[^\n]*", text)
            if reads and by_name.search(text):
                found.add(str(path.relative_to(ROOT)))
    assert found == set(BY_NAME)
