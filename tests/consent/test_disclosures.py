"""The college's log of releases is one thing, the learner's ledger another (C-11, C-12)."""

import threading
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from audit.selectors import history
from consent.enums import EXEMPT, LegalGround
from consent.models import DisclosureLine
from consent.services import disclosures, ledger
from core.ids import uuid7
from tests.accounts.factories import OrganizationFactory, PersonFactory
from tests.consent.factories import Cast
from tests.support.queries import same_count_for_one_and_three


def release(cast: Cast, **facts: Any) -> DisclosureLine:
    terms = {
        "requester": "State auditor",
        "recipient": "State auditor",
        "interest": "Audit of a public program",
        "ground": "99.31(a)(3)",
        "records": ["transcript"],
        "received": True,
        "by": cast.registrar.person,
    }
    return disclosures.log(cast.college, cast.learner, **(terms | facts))


@pytest.mark.covers("L47")
def test_a_release_under_the_law_writes_a_full_line_and_none_in_the_ledger(cast: Cast) -> None:
    line = release(cast)
    assert (line.ground, line.recipient, line.records) == ("99.31(a)(3)", "State auditor", ["transcript"])
    assert ledger.read(cast.learner, by=cast.learner) == []


@pytest.mark.covers("L47", "L50")
def test_student_and_custodian_read_it_and_nobody_else(cast: Cast) -> None:
    line = release(cast)
    elsewhere = cast.member(OrganizationFactory(), Role.REGISTRAR)
    faculty = cast.member(cast.college, Role.DISCIPLINE_FACULTY)
    for reader in (cast.learner, cast.registrar.person):
        assert list(disclosures.read(cast.college, cast.learner, by=reader)) == [line]
    administrator = PersonFactory(is_staff=True, is_superuser=True)
    others = [cast.recruiter.person, cast.navigator.person, elsewhere.person, faculty.person, administrator]
    for reader in [*others, cast.stranger]:
        with pytest.raises(PermissionDenied):
            disclosures.read(cast.college, cast.learner, by=reader)
        assert not DisclosureLine.objects.visible_to(reader).exists()


def test_a_line_is_never_changed(cast: Cast) -> None:
    release(cast)
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        DisclosureLine.objects.update(recipient="x")


def test_an_emergency_says_why_and_other_grounds_are_none(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        release(cast, ground="99.31(a)(10)")
    assert release(cast, ground="99.31(a)(10)", emergency="Fire in the hall").pk
    with pytest.raises(ValueError, match="curiosity"):
        release(cast, ground="curiosity")


@pytest.mark.covers("L47")
def test_a_refused_request_is_logged_and_without_a_ground_nothing_is_received(cast: Cast) -> None:
    line = release(cast, ground="none", received=False, requester="A collector", recipient="A collector")
    assert [str(entry.words) for entry in history.about(cast.learner)][:1] == [
        "Laurel College refused a request for a record of Amara"
    ]
    assert line.cited_ground == "No ground in law: the college said no"
    with pytest.raises(IntegrityError), transaction.atomic():
        release(cast, ground="none", received=True)


@pytest.mark.covers("L47")
def test_the_five_exempt_classes_are_no_grounds_and_are_named(cast: Cast) -> None:
    """34 CFR 99.32(d): student, officials, consent, directory information, sealed subpoenas."""
    assert len(EXEMPT) == 5
    assert LegalGround.__doc__
    assert all(f"({n})" in LegalGround.__doc__ for n in range(1, 6))
    for exempt in ("99.31(a)(1)", "99.30", "99.31(a)(11)", "directory"):
        with pytest.raises(ValueError, match="is not a valid"):
            release(cast, ground=exempt)


@pytest.mark.covers("L47")
def test_the_same_facts_sent_twice_are_one_line_and_other_facts_are_another(cast: Cast) -> None:
    key = uuid7()
    assert release(cast, key=key) == release(cast, key=key)
    assert release(cast, key=key, recipient="Someone else") != release(cast, key=key)
    assert release(cast) != release(cast)
    assert DisclosureLine.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_write_one_line() -> None:
    cast, key, ready, made = Cast(), uuid7(), threading.Barrier(2), []

    def press() -> None:
        ready.wait()
        made.append(release(cast, key=key).pk)
        connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert (len(made), len(set(made)), DisclosureLine.objects.count()) == (2, 1, 1)


@pytest.mark.covers("L50", "L47")
@pytest.mark.parametrize(
    ("prefix", "sent", "asked"),
    [
        ("", "sent something to State auditor", "Who asked:"),
        ("/es", "envió algo a State auditor", "Quién lo pidió:"),
    ],
)
def test_the_learner_reads_what_colleges_sent_and_refused(
    cast: Cast, prefix: str, sent: str, asked: str
) -> None:
    page = prefix + reverse("consent:releases")
    browser = Client()
    browser.force_login(cast.learner)
    assert "State auditor" not in browser.get(page).content.decode()
    release(cast, requester="The Senate")
    release(cast, recipient="A collector", requester="A collector", ground="none", received=False)
    release(Cast(), recipient="Not about Amara", interest="Somebody else")
    said = browser.get(page).content.decode()
    for words in (sent, asked, "The Senate", "A collector", "34 CFR 99.31(a)(3)"):
        assert words in said
    assert "Not about Amara" not in said


@pytest.mark.covers("L50")
def test_a_custodian_reads_no_one_else_on_the_learners_page(cast: Cast) -> None:
    release(cast)
    for other in (cast.registrar.person, cast.recruiter.person, cast.stranger):
        browser = Client()
        browser.force_login(other)
        assert "State auditor" not in browser.get(reverse("consent:releases")).content.decode()


def test_the_learners_list_costs_the_same_for_one_and_three(cast: Cast) -> None:
    browser = Client()
    browser.force_login(cast.learner)
    same_count_for_one_and_three(lambda: release(cast), lambda: browser.get(reverse("consent:releases")))
