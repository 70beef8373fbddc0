"""The few places in the header, by role. Names of addresses only: core knows no room."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CHECK = (("check", "credentials:check"), _("Check a record"))
_VISITOR = (_CHECK, (("employers:start",), _("For employers")), (("trust",), _("Trust")))
_LEARNER = (
    (("passport:home",), _("My passport")),
    (("passport:shares",), _("My shares")),
    (("credit:home",), _("Credit for what I know")),
    (("consent:mine",), _("Who may see")),
    _CHECK,
)
_CASES = (("credit:queue",), _("CPL cases"))
_AWARDS = (("credentials:batches",), _("Awards to sign"))
_RECORDS = ((("institutions:home",), _("Transcript files")), _CASES, _AWARDS, _CHECK)
_TEACHING = (_CASES, (("institutions:home",), _("Courses")), _CHECK)
_EMPLOYER = ((("employers:home",), _("Find people")), _CHECK)
_HELPER = ((("casework:home",), _("Today")), _CHECK)
_STATE = (
    (("trust",), _("Trust")),
    (("credentials:scopes",), _("Scopes to approve")),
    _CHECK,
    (("admin:index",), _("Administration")),
)

_BY_ROLE = {
    "registrar": _RECORDS,
    "evaluator": (_RECORDS[0], _CASES, _CHECK),
    **dict.fromkeys(("discipline_faculty", "coordinator", "counselor"), _TEACHING),
    **dict.fromkeys(("articulation_officer", "second_approver"), _TEACHING),
    "recruiter": _EMPLOYER,
    **dict.fromkeys(("case_manager", "supervisor"), _HELPER),
    "signer": (_AWARDS, _CHECK),
    "organization_admin": (
        (("accounts:members",), _("Members")),
        (("credentials:keys",), _("Keys and log")),
        _CHECK,
    ),
    "state_admin": _STATE,
}
Row = tuple[tuple[str, ...], Promise]


@dataclass(frozen=True)
class Place:
    """One link of the header."""

    url: str
    label: str
    here: bool


def places_for(request: HttpRequest) -> list[Place]:
    """The places of the role the person acts in; a visitor without an account sees the public ones."""
    made = (_place(names, label, request.path) for names, label in _table(request))
    return [place for place in made if place]


def _table(request: HttpRequest) -> tuple[Row, ...]:
    person: Any = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return _VISITOR
    acting = getattr(request, "acting", None)
    return _BY_ROLE.get(str(acting.role), _LEARNER) if acting else _LEARNER


def _place(names: tuple[str, ...], label: Promise, path: str) -> Place | None:
    url = first_address(*names)
    if not url:
        return None  # a room that this installation does not have
    return Place(url, str(label), here=path == url or (url.count("/") > 1 and path.startswith(url)))


def first_address(*names: str) -> str:
    """The first of these URL names that exists; empty when none does."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
