"""Every address has a lock, or the words `public, because …`."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

#: Doors of libraries, each with what guards it.
LIBRARIES = {
    "allauth": "allauth guards its own pages",
    "django.contrib.admin": "staff only",
    "drf_spectacular": "public, because an API without its description is of no use",
    "django.views.i18n": "public, because words are for everyone",
}


def doors(resolver: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern, here)
        elif isinstance(pattern, URLPattern):
            yield here, pattern.callback


def lock_of(view: Any) -> str:
    if getattr(view, "lock", ""):
        return str(view.lock)
    if hasattr(view, "admin_site") or hasattr(view, "model_admin"):
        return "staff only"  # what `AdminSite.admin_view` wraps carries one of the two
    cls = getattr(view, "cls", None) or getattr(view, "view_class", None)
    if cls is RedirectView:
        return "a signpost: the door it points to has the lock"
    if cls is not None and getattr(cls, "lock", ""):
        return str(cls.lock)
    if cls is not None and issubclass(cls, APIView) and AllowAny not in cls.permission_classes:
        return "api: " + ", ".join(p.__name__ for p in cls.permission_classes)
    module = getattr(cls or getattr(view, "func", view), "__module__", "")
    if words := next((words for name, words in LIBRARIES.items() if module.startswith(name)), ""):
        return words
    inner = getattr(view, "__wrapped__", None)
    return lock_of(inner) if inner is not None else ""


ALL = sorted({(where, lock_of(view)) for where, view in doors(get_resolver())})


def test_there_are_doors_to_look_at() -> None:
    assert len(ALL) > 60


@pytest.mark.parametrize("where, lock", ALL, ids=[where for where, _ in ALL])
def test_every_door_has_a_lock_or_says_why_it_is_open(where: str, lock: str) -> None:
    assert lock, f"{where} has no lock: use accounts.doors.member_required, signed_in or public(because)"
    assert not lock.startswith("public") or len(lock) > len("public, because ") + 8


#: Open doors of the admin site and of allauth's own-account pages: one cannot be signed in yet.
OPEN = {
    "admin/login/",
    "admin/logout/",
    "accounts/2fa/authenticate/",
    "accounts/2fa/webauthn/login/",
    "accounts/3rdparty/login/cancelled/",
    "accounts/3rdparty/login/error/",
}
OWN = (
    "accounts/2fa/",
    "accounts/3rdparty/",
    "accounts/email/",
    "accounts/password/change/",
    "accounts/sessions/",
)
CLOSED = [
    where
    for where, lock in ALL
    if (where.startswith(OWN) or lock == "staff only") and where not in OPEN and not set(where) & set("<(^")
]


@pytest.mark.django_db
@pytest.mark.parametrize("where", CLOSED)
def test_a_stranger_is_turned_away_from_the_closed_doors_of_libraries(client: Client, where: str) -> None:
    """A library's word is not enough: its pages for staff and for one's own account are tried."""
    answer = client.get(f"/{where}")
    assert answer.status_code == 302, answer.status_code
    assert "/login/" in answer.headers["Location"]
