"""The few places in the header, by role. Names of addresses only: core knows no room."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_VISITOR = (("check", _("Check a record")), ("employers:start", _("For employers")), ("trust", _("Trust")))
_LEARNER = (
    ("passport:home", _("My passport")),
    ("passport:shares", _("My shares")),
    ("credit:mine", _("Credit for what I know")),
    ("check", _("Check a record")),
)
_COLLEGE = (
    ("institutions:home", _("Transcript files")),
    ("credit:queue", _("CPL cases")),
    ("check", _("Check a record")),
)
_EMPLOYER = (("employers:home", _("Find people")), ("check", _("Check a record")))
_HELPER = (("casework:home", _("Today")), ("check", _("Check a record")))
_STATE = (("trust", _("Trust")), ("check", _("Check a record")), ("admin:index", _("Administration")))

_BY_ROLE = {
    **dict.fromkeys(("registrar", "evaluator", "discipline_faculty", "coordinator"), _COLLEGE),
    **dict.fromkeys(("counselor", "articulation_officer", "second_approver"), _COLLEGE),
    **dict.fromkeys(("recruiter",), _EMPLOYER),
    **dict.fromkeys(("case_manager", "supervisor"), _HELPER),
    "state_admin": _STATE,
}


@dataclass(frozen=True)
class Place:
    """One link of the header."""

    url: str
    label: str
    here: bool


def places_for(request: HttpRequest) -> list[Place]:
    """The places of the role the person acts in; a visitor without an account sees the public ones."""
    made = (_place(name, label, request.path) for name, label in _table(request))
    return [place for place in made if place]


def _table(request: HttpRequest) -> tuple[tuple[str, Promise], ...]:
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return _VISITOR
    acting = getattr(request, "acting", None)
    return _BY_ROLE.get(str(acting.role), _LEARNER) if acting else _LEARNER


def _place(name: str, label: Promise, path: str) -> Place | None:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return None  # a room that this installation does not have
    return Place(url, str(label), here=path == url or (len(url) > 4 and path.startswith(url)))
