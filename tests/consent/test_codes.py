"""Found by a code that the learner shows, never by name."""

from datetime import timedelta

from consent.models import MeetingCode
from consent.services import codes, ledger
from core.clock import now
from tests.consent.factories import Cast


def test_a_shown_code_finds_its_learner_once_and_the_learner_is_told(cast: Cast) -> None:
    code = codes.show(cast.learner, by=cast.learner).sealed_code
    typed = f"{code[:4].lower()}-{code[4:]}"
    assert codes.find(typed, by=cast.navigator) == cast.learner
    assert codes.find(typed, by=cast.navigator) is None
    line = ledger.read(cast.learner, by=cast.learner)[0]
    assert (line.event, line.organization) == ("found", "Open Door")


def test_a_new_code_ends_the_old_one_and_a_day_ends_both(cast: Cast) -> None:
    old = codes.show(cast.learner, by=cast.learner).sealed_code
    new = codes.show(cast.learner, by=cast.learner).sealed_code
    assert codes.find(old, by=cast.navigator) is None
    MeetingCode.objects.update(expires_at=now() - timedelta(seconds=1))
    assert codes.find(new, by=cast.navigator) is None
    assert codes.find("", by=cast.navigator) is None
