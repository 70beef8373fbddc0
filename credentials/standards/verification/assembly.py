"""Five outcomes of a form that has its own way of signing, put together under the rules that hold for all forms."""

from dataclasses import dataclass

from credentials.standards.verdict import Check, Outcome, State, unknown


@dataclass(frozen=True)
class Answers:
    """What each of the five checks found on its own."""

    unchanged: Outcome
    who_signed: Outcome
    allowed_to_issue: Outcome
    still_good: Outcome
    about_this_person: Outcome

    def together(self) -> dict[Check, Outcome]:
        """A good answer about content that may be altered, or given by someone else, is no answer."""
        good = self.unchanged.passed and not self.who_signed.failed
        return {
            Check.UNCHANGED: self.unchanged,
            Check.WHO_SIGNED: self.who_signed,
            Check.ALLOWED_TO_ISSUE: _relying(self.allowed_to_issue, good),
            Check.STILL_GOOD: _relying(self.still_good, good),
            Check.ABOUT_THIS_PERSON: _relying(self.about_this_person, self.unchanged.passed),
        }


def _relying(outcome: Outcome, trusted: bool) -> Outcome:
    return unknown("content_not_trusted") if outcome.state == State.PASSED and not trusted else outcome
