"""Jobs of this room."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Q

from core.clock import now
from credentials.enums import KeyState
from credentials.models import SigningKey, StatusList
from credentials.services import alarms, keys, lists, notices, reissue, renderings, snapshots

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


@shared_task
def tend_keys() -> None:
    """Put keys to use that were published a day ago, look at what was signed, keep the directory fresh."""
    keys.activate_due()
    for alarm in alarms.watch():
        notices.tell_key_managers(alarm)
    snapshots.confirm()
    for key in SigningKey.objects.filter(state=KeyState.COMPROMISED, purpose="award"):
        if reissue.waiting(key).exists():
            reissue_records.delay(str(key.pk))


@shared_task
def reissue_records(key_id: str) -> int:
    """Sign anew what a lost key signed, five hundred at a time; whatever is left has the next run."""
    key = SigningKey.objects.get(pk=key_id)
    done = reissue.run(key)
    if done and reissue.waiting(key).exists():
        reissue_records.delay(key_id)
    return done
