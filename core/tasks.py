"""Celery's own heartbeat, read by the readiness door."""

from celery import shared_task
from django.core.cache import cache

from core.clock import now

HEARTBEAT = "celery:heartbeat"


@shared_task
def beat() -> None:
    """Note that scheduler and worker are alive."""
    cache.set(HEARTBEAT, now().isoformat(), timeout=180)
