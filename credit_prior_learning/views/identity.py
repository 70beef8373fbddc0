"""Who signs was identified again just now (34 CFR 99.30(d): identify and authenticate)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse

from core.clock import now

View = Callable[..., HttpResponse]


def signs(view: View) -> View:
    """Ask for sign-in again before a form of this page is taken; what was typed is kept."""
    return reauthentication_required(view, allow_get=True)


def identified_at(request: Any) -> datetime:
    """When the person last proved who they are; who signs in through a college has no record here but their sign-in."""
    records = get_authentication_records(request, request.user)
    if records:
        return datetime.fromtimestamp(records[-1]["at"], tz=UTC)
    return request.user.last_login or now()
