"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, Any]:
    """The person's roles, the organization they act for, and where the page lives in each language."""
    return {
        "acting": getattr(request, "acting", None),
        "memberships": getattr(request, "memberships", ()),
        "PORTAL_ORIGIN": settings.PASSPORT_ORIGIN,
        "DEMO": settings.DEMO,
    }
