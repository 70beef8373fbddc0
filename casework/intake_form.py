"""The intake form as data: eleven questions, each with the reason why it is asked and where an answer may come from.

Answers come from the passport only under a grant; anything else is typed or left out.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passport.enums import Kind

VERSION = "1"


@dataclass(frozen=True)
class Question:
    """One field of the form: filled from facts of the person, from lines of some kinds, or from skills."""

    code: str
    label: Promise
    why: Promise
    person: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    skills: bool = False

    @property
    def is_long(self) -> bool:
        """Whether a typed answer may need several lines."""
        return not self.person


QUESTIONS = (
    Question("called", _("Name you go by"), _("So that we call you what you like."), ("chosen_name",)),
    Question(
        "records_name", _("Name on your records"), _("To match papers to you."), ("first_name", "last_name")
    ),
    Question("birth_date", _("Birth date"), _("Some programs have an age limit."), ("birth_date",)),
    Question("phone", _("Phone"), _("To tell you about an appointment."), ("phone",)),
    Question("email", _("E-mail"), _("To send you what we promised."), ("email",)),
    Question("language", _("Language"), _("To write and speak in your language."), ("language",)),
    Question(
        "schooling",
        _("School and degrees"),
        _("To find programs that fit."),
        kinds=(Kind.SCHOOL, Kind.COLLEGE, Kind.AWARD),
    ),
    Question(
        "courses",
        _("Courses and credit"),
        _("So that you do not repeat a class."),
        kinds=(Kind.COURSE, Kind.CREDIT),
    ),
    Question(
        "certificates",
        _("Licenses, tests and certificates"),
        _("To find jobs that ask for them."),
        kinds=(Kind.LICENCE, Kind.TEST, Kind.BADGE),
    ),
    Question(
        "work",
        _("Work, service and volunteering"),
        _("To show what you have done."),
        kinds=(Kind.JOB, Kind.APPRENTICESHIP, Kind.MILITARY, Kind.LIFE),
    ),
    Question("skills", _("Skills"), _("To find jobs and training that use them."), skills=True),
)
BY_CODE = {question.code: question for question in QUESTIONS}

#: Facts of a person in words, for receipts and the learner's own pages.
PERSON_WORDS = {
    "chosen_name": _("Name you go by"),
    "first_name": _("First name on records"),
    "last_name": _("Last name on records"),
    "birth_date": _("Birth date"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "language": _("Language"),
}


def question_of_kind(kind: str) -> Question | None:
    """The question that lines of a kind answer."""
    return next((question for question in QUESTIONS if kind in question.kinds), None)
