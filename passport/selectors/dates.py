"""Dates in words of the reader's language."""

from datetime import date

from babel.dates import format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def month(day: date) -> str:
    """`Jun 2026`, `jun 2026`."""
    return str(format_skeleton("yMMM", day, locale=get_language() or "en"))


def span(starts_on: date | None, ends_on: date | None) -> str:
    """`Aug 2025 – Jun 2026`; one month when both are the same; "since" without an end; empty without either."""
    if starts_on and ends_on:
        first, last = month(starts_on), month(ends_on)
        return first if first == last else f"{first} – {last}"
    if starts_on:
        return _("since %(month)s") % {"month": month(starts_on)}
    return month(ends_on) if ends_on else ""
