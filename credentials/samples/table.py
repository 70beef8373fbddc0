"""The samples in words: what is the matter with each, and what a right check says of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.verdicts import State


@dataclass(frozen=True)
class Sample:
    """One sample; `check` and `reason` name what decides, both empty where all is well."""

    slug: str
    title: Any
    story: Any
    verdict: str
    check: str = ""
    reason: str = ""

    @property
    def state(self) -> State:
        """Word, tone and picture of the expected verdict."""
        return State(self.verdict)


_PASSED, _FAILED, _UNKNOWN = "passed", "failed", "could_not_check"

SAMPLES = (
    Sample(
        "good",
        _("A record in order"),
        _("A sample college signed it, and nothing has happened since."),
        _PASSED,
    ),
    Sample(
        "transcript",
        _("A transcript with three records inside"),
        _("The whole is in order. Inside, one record is good, one was cancelled and one was changed."),
        _PASSED,
    ),
    Sample(
        "closed-school",
        _("A record of a school that closed"),
        _("The school is gone. Its signature still checks, and the answer names who keeps its records."),
        _PASSED,
    ),
    Sample(
        "expired",
        _("A record that has ended"),
        _("It was good until a date. That is not a bad sign, but it is over."),
        *(_FAILED, "still_good", "expired"),
    ),
    Sample(
        "not-yet",
        _("A record that has not begun"),
        _("Its first day lies in the future."),
        *(_FAILED, "still_good", "not_yet_valid"),
    ),
    Sample(
        "cancelled",
        _("A cancelled record"),
        _("The source took it back. The file itself looks perfect."),
        *(_FAILED, "still_good", "revoked"),
    ),
    Sample(
        "replaced",
        _("A record that was replaced"),
        _("The source corrected it and signed a new one in its place."),
        *(_FAILED, "still_good", "superseded"),
    ),
    Sample(
        "changed",
        _("A changed record"),
        _("Somebody turned a grade of B into an A after signing."),
        *(_FAILED, "unchanged", "content_changed"),
    ),
    Sample(
        "own-words",
        _("A record that redefines its own words"),
        _("The signature fits, but the file swaps the meaning of a word. Many checkers miss this."),
        *(_FAILED, "unchanged", "inline_context_refused"),
    ),
    Sample(
        "unsigned",
        _("A record that nobody signed"),
        _("It has the right form. Anyone could have written it."),
        *(_FAILED, "who_signed", "unsigned"),
    ),
    Sample(
        "lost-key",
        _("A record signed with a stolen key"),
        _("The source had reported its key as lost before this was signed."),
        *(_FAILED, "who_signed", "key_revoked"),
    ),
    Sample(
        "after-closing",
        _("A record signed after the school closed"),
        _("The school closed in 2016. Somebody used its key later."),
        *(_FAILED, "who_signed", "source_closed"),
    ),
    Sample(
        "outside-scope",
        _("A record that its source may not give"),
        _("A college for courses signed a nursing license."),
        *(_FAILED, "allowed_to_issue", "outside_scope"),
    ),
    Sample(
        "unknown-source",
        _("A record of an unknown source"),
        _("The signature fits, but nobody we know says whose key it is."),
        *(_UNKNOWN, "who_signed", "signer_not_in_directory"),
    ),
    Sample(
        "other-site",
        _("A record whose key is kept elsewhere"),
        _("The key stands at a site that this portal does not ask."),
        *(_UNKNOWN, "unchanged", "key_unreachable"),
    ),
    Sample(
        "list-away",
        _("A record whose list cannot be reached"),
        _("Whether it was cancelled stands in a list at a site that this portal does not ask."),
        *(_UNKNOWN, "still_good", "status_unreachable"),
    ),
)


def find(slug: str) -> Sample | None:
    """The sample of that name, or None."""
    return next((sample for sample in SAMPLES if sample.slug == slug), None)
