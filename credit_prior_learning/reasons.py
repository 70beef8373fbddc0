"""Reasons for a no, in plain words, each with what would change it and what else is open (design sections 4 and 14).

Codes are never deleted: a retired one stays readable on the lines that carry it.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Reason:
    """One code: what it means, what would change it, what else the learner can do."""

    code: str
    words: Any
    cure: Any
    alternatives: tuple[Any, ...] = ()


_EXAM = _("Ask if the college offers an exam for this course.")
_PORTFOLIO = _("Put together samples of your work and ask again.")
_OTHER_COURSE = _("Ask about a course that is closer to what you know.")
_OTHER_COLLEGE = _("Another college may see it differently. You can ask there too.")

FACULTY_DECLINED: tuple[Reason, ...] = (
    Reason(
        "outcomes_not_met",
        _("Your proof does not yet show enough of what this course teaches."),
        _("Show proof for the parts that faculty marked as missing."),
        (_EXAM, _PORTFOLIO, _OTHER_COURSE),
    ),
    Reason(
        "evidence_insufficient",
        _("The proof does not say enough for faculty to judge."),
        _("Add proof that tells what you learned and how you were tested."),
        (_PORTFOLIO, _EXAM),
    ),
    Reason(
        "authorship_not_shown",
        _("Faculty could not see that the work is yours."),
        _("Add a letter from someone who saw you do the work."),
        (_EXAM,),
    ),
    Reason(
        "currency_not_shown",
        _("The proof is old, and faculty could not see that you still know it."),
        _("Add something recent that shows you still use this."),
        (_EXAM,),
    ),
    Reason(
        "level_not_college",
        _("The proof shows learning below the level of this course."),
        _("Add proof of more advanced work."),
        (_OTHER_COURSE, _EXAM),
    ),
    Reason(
        "scope_too_narrow",
        _("The proof covers only a small part of this course."),
        _("Add proof for the other parts of the course."),
        (_OTHER_COURSE, _PORTFOLIO),
    ),
)

NOT_ELIGIBLE: tuple[Reason, ...] = (
    Reason(
        "duplicate_credit",
        _("You already have credit for this course."),
        _("Pick a course you do not have yet."),
        (_OTHER_COURSE,),
    ),
    Reason(
        "course_not_in_catalog",
        _("The college no longer teaches this course."),
        _("Pick a course from the college's list of today."),
        (_OTHER_COURSE, _OTHER_COLLEGE),
    ),
)

_ALL = {reason.code: reason for reason in (*FACULTY_DECLINED, *NOT_ELIGIBLE)}


def get(code: str) -> Reason:
    """The reason of that code. Raises KeyError for a code that never existed."""
    return _ALL[code]


def is_too_thin(words: str) -> bool:
    """True for a reason that explains nothing, such as "no" or "see above"."""
    return len(words.split()) < 5


FACULTY_CODES = tuple((reason.code, reason.words) for reason in FACULTY_DECLINED)
