"""The one clock; the database's clock decides where rows are compared (`django.db.models.functions.Now`)."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, with its zone (UTC)."""
    return timezone.now()


def today() -> date:
    """The date in California."""
    return timezone.localdate()
