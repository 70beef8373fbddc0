"""The college's log of releases is one thing, the learner's ledger another (C-11, C-12)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.enums import Role
from consent.models import DisclosureLine
from consent.services import disclosures, ledger
from tests.accounts.factories import OrganizationFactory, PersonFactory
from tests.consent.factories import Cast


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


def test_a_release_under_the_law_writes_a_full_line_and_none_in_the_ledger(cast: Cast) -> None:
    line = release(cast)
    assert (line.ground, line.recipient, line.records) == ("99.31(a)(3)", "State auditor", ["transcript"])
    assert ledger.read(cast.learner, by=cast.learner) == []


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
