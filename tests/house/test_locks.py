"""Every address has a lock, or the words `public, because …`."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
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
    cls = getattr(view, "cls", None) or getattr(view, "view_class", None)
    if cls is not None and getattr(cls, "lock", ""):
        return str(cls.lock)
    if cls is not None and issubclass(cls, APIView) and AllowAny not in cls.permission_classes:
        return "api: " + ", ".join(p.__name__ for p in cls.permission_classes)
    inner = getattr(view, "__wrapped__", None)
    if inner is not None:
        return lock_of(inner)
    module = getattr(cls or getattr(view, "func", view), "__module__", "")
    return next((words for name, words in LIBRARIES.items() if module.startswith(name)), "")


ALL = sorted({(where, lock_of(view)) for where, view in doors(get_resolver())})


def test_there_are_doors_to_look_at() -> None:
    assert len(ALL) > 60


@pytest.mark.parametrize("where, lock", ALL, ids=[where for where, _ in ALL])
def test_every_door_has_a_lock_or_says_why_it_is_open(where: str, lock: str) -> None:
    assert lock, f"{where} has no lock: use accounts.doors.member_required, signed_in or public(because)"
    assert not lock.startswith("public") or len(lock) > len("public, because ") + 8
