"""Locks of views. A stranger meets 404, an insider without the right meets 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from accounts.enums import Role

View = Callable[..., HttpResponseBase]


def member_required(*roles: Role) -> Callable[[View], View]:
    """Let in members who act in one of `roles`; they get `request.acting` set to that membership.

    Anonymous visitors are asked to sign in; people without any of the portal's memberships meet 404,
    members in another role meet 403.
    """

    def lock(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            _enter(request, frozenset(roles))
            return view(request, *args, **kwargs)

        door.lock = f"members: {', '.join(sorted(roles))}"  # type: ignore[attr-defined]
        locked = login_required(door)
        locked.lock = door.lock  # type: ignore[attr-defined]
        return locked

    return lock


def _enter(request: Any, roles: frozenset[str]) -> None:
    if not request.memberships:
        raise Http404
    if request.acting and request.acting.role in roles:
        return
    fitting = [m for m in request.memberships if m.role in roles]
    if not fitting:
        raise PermissionDenied
    request.acting = fitting[0]


def signed_in(view: View) -> View:
    """Let in anyone who is signed in; what they see is their own."""
    locked = login_required(view)
    locked.lock = "signed in: sees their own"  # type: ignore[attr-defined]
    return locked


def public(because: str) -> Callable[[View], View]:
    """Mark a view as open to everyone, and say why."""

    def mark(view: View) -> View:
        view.lock = f"public, because {because}"  # type: ignore[attr-defined]
        return view

    return mark
