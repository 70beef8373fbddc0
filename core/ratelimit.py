"""Limits on public doors, counted in the cache; a visitor's address is hashed and forgotten with the window."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.encryption import fingerprint
from core.errors import Cause, PortalError

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class TooMany(PortalError):
    """More requests than the door takes."""

    def __init__(self, name: str, seconds: int) -> None:
        message = _("That was too many tries in a short time. Please wait a minute, then try again.")
        super().__init__(f"ratelimit.{name}", Cause.YOUR_FILE, message, status=429)
        self.seconds = seconds


def visitor(request: HttpRequest) -> str:
    """The visitor's address as the outermost trusted proxy saw it."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))


def limit(request: HttpRequest, name: str, rate: str) -> None:
    """Count one request at door `name`; `rate` is like `60/m`. Raises `TooMany` (HTTP 429) above it."""
    most, seconds = int(rate.split("/")[0]), _SECONDS[rate.split("/")[1]]
    key = f"limit:{name}:{fingerprint(visitor(request), purpose='visitor').hex()[:24]}"
    cache.add(key, 0, timeout=seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # the window ended between the two calls
        count = 1
    if count > most:
        raise TooMany(name, seconds)
