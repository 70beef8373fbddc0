"""Self-tests of the promise itself: a record is signed, checked, changed and cancelled by the verbs that all use.

Everything happens in a transaction that is always rolled back: a source, its keys, an award, a status list and
log entries come into being, answer, and have never been. Nobody else can see them meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from accounts.enums import OrganizationKind
from accounts.models import Organization, Person
from config.selftest.findings import Broken, CouldNotCheck
from core.ids import uuid7
from credentials.enums import CancelReason
from credentials.models import IssuedCredential
from credentials.services import directory, issuance, status, verification
from credentials.standards.award_facts import AwardFacts
from credentials.standards.verdict import Check, Outcome, State

#: Signings stand in one line. A self-test waits this long for its turn, and then leaves it to the next hour.
_LONGEST_WAIT = "5s"
_TITLE = "Self-test of the portal"


def signed_passes() -> None:
    """What was signed a moment ago passes every check that can be made without a person."""
    with throw_away_award() as award:
        verdict = verification.verify(award.document)
        wrong = verdict.deciding
        if verdict.overall != State.PASSED:
            raise Broken(f"a fresh record did not pass: {wrong[1].reason if wrong else verdict.overall}")


def changed_fails() -> None:
    """One changed letter in the title, and the check says that the content was changed."""
    with throw_away_award() as award:
        original = bytes(award.document)
        changed = original.replace(_TITLE.encode(), _TITLE.swapcase().encode()[:1] + _TITLE.encode()[1:], 1)
        if sum(a != b for a, b in zip(original, changed, strict=True)) != 1:
            raise Broken("the record does not hold its title")
        _expect(changed, Check.UNCHANGED, "content_changed")


def cancelled_says_so() -> None:
    """The source cancels; its status list is signed anew, and the check of the same bytes says cancelled."""
    with throw_away_award() as award:
        status.cancel(award, reason=CancelReason.ISSUED_IN_ERROR, by=None)
        _expect(bytes(award.document), Check.STILL_GOOD, "revoked")


@contextmanager
def throw_away_award() -> Iterator[IssuedCredential]:
    """A signed award about nobody, by a source of its own; undone at the end, whatever happens."""
    with undone():
        yield award_for(None)


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that never was.

    Raises `CouldNotCheck` when others sign for so long that our turn does not come.
    """
    try:
        with transaction.atomic():
            _do_not_wait_long()
            yield
            transaction.set_rollback(True)
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise CouldNotCheck("others were signing") from error
        raise


def _do_not_wait_long() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{_LONGEST_WAIT}'")


def award_for(subject: Person | None) -> IssuedCredential:
    """A signed award by a source that came into being for it."""
    name = f"self-test-{uuid7()}"
    source = Organization.objects.create(kind=OrganizationKind.COLLEGE, name="Self-test", slug=name)
    directory.admit(source, by=None, achievement_types=["Course"], evidence="Self-test")
    return issuance.issue(source, kind="self-test", key=name, subject=subject, payload=_facts(), by=None)


def _facts() -> AwardFacts:
    return AwardFacts(
        title=_TITLE,
        description="A record that exists for the length of a test.",
        criteria="None. It is never given to anyone.",
        achievement_type="Course",
        achievement_id="urn:uuid:00000000-0000-4000-8000-000000000000",
        awarded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _expect(document: bytes, check: Check, reason: str) -> None:
    """Raises `Broken` unless this check fails for this reason."""
    found = verification.verify(document).checks[check]
    if (found.state, found.reason) != (State.FAILED, reason):
        raise Broken(f"{reason} was not noticed: {_said(found)}")


def _said(outcome: Outcome) -> str:
    return f"{outcome.state} {outcome.reason}".strip()
