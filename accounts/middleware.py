"""Each request acts for at most one organization; the choice is kept in the session."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from accounts import session
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


class RecoveryCardMiddleware:
    """A new learner deals with the recovery card before anything else: prints, saves or skips it on purpose."""

    _open = ("/account/card/", "/accounts/logout/", "/static/", "/help/", "/healthz")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and self._is_waiting(request):
            return redirect("accounts:card")
        return self.get_response(request)

    def _is_waiting(self, request: HttpRequest) -> bool:
        path = request.path.removeprefix("/es")
        return not path.startswith(self._open) and bool(request.session.get(session.WAITING))
