"""T0 to T3 attach by themselves; name and birth date alone never do, however tempting."""

from datetime import date
from typing import Any

import pytest

from institutions.enums import MatchClass
from institutions.matching import Evidence, Facts, weigh
from institutions.models import ImportDocument
from institutions.services import imports, waiting
from institutions.services.matching import match_document
from tests.institutions import factories
from transcripts import generator
from transcripts.names import comparable
from transcripts.numbers import digest

BORN = factories.BORN
pytestmark = pytest.mark.django_db


def _facts(first: str = "Amara", last: str = "Reyes", born: date | None = BORN, **numbers: str) -> Facts:
    known = {
        (kind, digest(kind, value, birth_date=born, surname=last) or b"") for kind, value in numbers.items()
    }
    return Facts(((first, last),), born, frozenset(known))


@pytest.mark.parametrize(
    ("document", "account", "tier"),
    [
        (_facts(cccid="ABC1234"), _facts("Ann", "Else", cccid="ABC1234"), "T1"),
        (_facts(cccid="ABC1234"), _facts(born=None, cccid="ABC1234"), "T1"),
        (_facts(school="77"), _facts("Ann", "Else", school="77"), "T2"),
        (_facts(ssn="123456789"), _facts("Amy", ssn="123456789"), "T3"),
        (_facts(last4="6789"), _facts(last4="6789"), "T3"),
        (_facts(), _facts(), "T4"),
        (_facts(ssn="123456789"), _facts(born=None, ssn="123456789"), "T4"),
        (_facts(), _facts(born=date(1990, 1, 1)), ""),
        (_facts(), _facts("Ben", "Ito", date(1990, 1, 1)), ""),
    ],
)
def test_each_tier_needs_its_facts(document: Facts, account: Facts, tier: str) -> None:
    assert weigh(document, account).tier == tier


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brien", "O'BRIEN"),
        ("Hernández-López", "Hernandez Lopez"),
        ("De la Cruz", "DELACRUZ"),
        ("Łukasz", "lukasz"),
        ("Nguyễn", "Nguyen"),
    ],
)
def test_names_are_compared_without_marks(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_swapped_and_former_names_agree() -> None:
    document = Facts((("Reyes", "Amara"),), BORN)
    assert set(weigh(document, _facts()).agrees) == {"birth_date", "first_name", "surname"}
    account = Facts((("Amara", "Reyes"), ("Amara", "Ortiz")), BORN)
    assert weigh(_facts(last="Ortiz"), account) == Evidence("T4", ("birth_date", "first_name", "surname"))


def _document(data: bytes, butte: Any) -> ImportDocument:
    return factories.worked(data, butte).documents.get()


def test_a_linked_student_number_and_birth_date_are_sure() -> None:
    butte, amara = factories.college(), factories.learner()
    factories.knows(amara, "school", "900112233", butte)
    document = _document(factories.transcript(butte), butte)
    assert (document.match_class, document.person, document.state) == (MatchClass.SURE, amara, "matched")


def test_name_and_birth_date_alone_wait_for_a_person() -> None:
    butte, amara = factories.college(), factories.learner()
    document = _document(factories.transcript(butte), butte)
    assert (document.match_class, document.person, document.state) == (MatchClass.CHOOSE, None, "in_review")
    assert document.candidates.get().person == amara
    assert document.candidates.get().agrees == ["birth_date", "first_name", "surname"]


def test_a_twin_keeps_even_a_linked_number_from_being_automatic() -> None:
    butte, amara = factories.college(), factories.learner()
    twin = factories.learner(first="Ines")
    factories.knows(amara, "school", "900112233", butte)
    document = _document(factories.transcript(butte), butte)
    assert (document.match_class, document.person) == (MatchClass.CHOOSE, None)
    assert [one.person for one in document.candidates.all()] == [amara, twin]
    assert "ID.MULTIPLE" in {issue.code for issue in document.issues.all()}


def test_a_number_with_another_birth_date_contradicts() -> None:
    butte, other = factories.college(), factories.learner(born=date(1990, 1, 1))
    factories.knows(other, "school", "900112233", butte)
    document = _document(factories.transcript(butte), butte)
    assert (document.match_class, document.person) == (MatchClass.CHOOSE, None)
    assert document.candidates.get().contradicts == ["birth_date"]


def test_an_unverified_cccid_and_another_schools_number_prove_nothing() -> None:
    butte, foothill = factories.college(), factories.college("Foothill College", "001199")
    ben = factories.learner("Ben", "Ito", date(1980, 1, 1))
    factories.knows(ben, "school", "900112233", foothill)
    document = _document(factories.transcript(butte), butte)
    assert document.match_class == MatchClass.NEW


def test_another_colleges_word_is_never_automatic() -> None:
    butte, foothill = factories.college(), factories.college("Foothill College", "001199")
    amara = factories.learner()
    factories.knows(amara, "school", "900112233", butte)
    document = _document(factories.transcript(butte), foothill)
    assert (document.match_class, document.person, document.is_ours) == (MatchClass.CHOOSE, None, False)
    assert "BIZ.SOURCE_DIFFERS" in {issue.code for issue in document.issues.all()}


def test_a_closed_account_is_nobody() -> None:
    butte = factories.college()
    factories.knows(factories.learner(is_active=False), "school", "900112233", butte)
    assert _document(factories.transcript(butte), butte).match_class == MatchClass.NEW


def test_a_minor_is_not_attached_by_social_security_digest() -> None:
    butte, born = factories.college(), date(2015, 1, 1)
    child = factories.learner(born=born)
    factories.knows(child, "ssn", "123456789")
    who = generator.Learner("Amara", "Reyes", born, school_id="1")
    document = _document(factories.transcript(butte, who), butte)
    document.learner = document.learner | {"identifiers": [["ssn", digest("ssn", "123456789").hex()]]}  # type: ignore[union-attr]
    document.candidates.all().delete()
    document.state = "checked"
    match_document(document)
    assert (document.match_class, document.person) == (MatchClass.CHOOSE, None)
    assert "ID.ASK" in {issue.code for issue in document.issues.all()}


def test_a_record_waits_until_its_learner_comes() -> None:
    butte = factories.college()
    file = factories.worked(factories.transcript(butte), butte)
    imports.approve(file, by=None)
    imports.advance(file)
    document = file.documents.get()
    assert (document.state, document.transcript, file.state) == ("waiting", None, "done")
    assert waiting.look_again(file) == 0

    amara = factories.learner()
    factories.knows(amara, "school", "900112233", butte)
    assert waiting.look_again(file) == 1
    document.refresh_from_db()
    file.refresh_from_db()
    assert (document.person, document.state, file.state) == (amara, "matched", "in_review")
