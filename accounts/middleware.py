"""Each request acts for at most one organization; the choice is kept in the session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accounts.selectors import members

SESSION_KEY = "acting"


class ActingMiddleware:
    """Sets `request.acting`: the active `Membership` the person acts in, or None for themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Lazy: public pages ask no database who is looking.
        request.memberships = SimpleLazyObject(lambda: members.of(request.user))  # type: ignore[attr-defined]
        request.acting = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: members.acting(request.memberships, request.session.get(SESSION_KEY))  # type: ignore[attr-defined]
        )
        return self.get_response(request)
