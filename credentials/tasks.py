"""Jobs of this room."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Q

from core.clock import now
from credentials.models import StatusList
from credentials.services import lists, renderings

#: Lists are signed anew each day; an hour of slack lets a missed run heal itself.
DAILY = timedelta(hours=23)


@shared_task
def sign_lists_anew() -> None:
    """Sign every list whose signature is a day old or behind its last change."""
    due = StatusList.objects.stale() | StatusList.objects.filter(Q(signed_at__lt=now() - DAILY))
    for one in due:
        lists.sign_anew(one)


@shared_task
def drop_ended_copies() -> None:
    """Delete copies for sharing whose end has come."""
    renderings.drop_ended()
