"""A learner who exists for the length of a test. Everything is rolled back: nobody ever meets them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from accounts.models import Person
from config.selftest.records import award_for, undone
from consent.enums import Purpose
from core.clock import now
from core.ids import uuid7
from credentials.models import IssuedCredential
from passport.models import PassportLine, Share
from passport.services import lines, sharing


@dataclass(frozen=True)
class Told:
    """A learner, a signed record of theirs, the line it became, and a share of that line."""

    person: Person
    award: IssuedCredential
    line: PassportLine
    share: Share


@contextmanager
def throw_away_share() -> Iterator[Told]:
    """A signed record that a learner accepted and showed to somebody; undone at the end, whatever happens."""
    with undone():
        person = learner()
        award = award_for(person)
        line = lines.accept(PassportLine.objects.of(person).get(credential=award), by=person)
        yield Told(person, award, line, share_of(person, line))


@contextmanager
def throw_away_paper() -> Iterator[Share]:
    """A share of a line that the learner wrote: nothing is signed, so nobody waits for us while a page is set."""
    with undone():
        person = learner()
        line = lines.add_own(person, kind="job", title="Self-test of the portal", by=person)
        yield share_of(person, line)


def learner() -> Person:
    """A person without sign-in."""
    return Person.objects.create_user(f"self-test-{uuid7()}")


def share_of(person: Person, line: PassportLine) -> Share:
    """The line shown to nobody in particular for an hour."""
    moment = now()
    return sharing.share(
        person,
        lines=[line],
        to="Self-test",
        purpose=Purpose.EMPLOYER_SHARE,
        expires_at=moment + timedelta(hours=1),
        by=person,
        reauth_at=moment,
    )
