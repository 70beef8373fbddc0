"""Jobs of this room."""

from datetime import timedelta

from celery import shared_task
from django.db.models import Q

from core.clock import now
from credentials.enums import KeyState
from credentials.models import AwardBatch, SigningKey, StatusList
from credentials.services import (
    alarms,
    batches,
    keys,
    lists,
    log_heads,
    notices,
    reissue,
    renderings,
    snapshots,
)

#: Lists are signed anew each day; an hour of slack lets a missed run heal itself.
DAILY = timedelta(hours=23)


@shared_task
def sign_lists_anew() -> None:
    """Sign every list whose signature is a day old or behind its last change."""
    due = StatusList.objects.stale() | StatusList.objects.filter(Q(signed_at__lt=now() - DAILY))
    for one in due:
        lists.sign_anew(one)


@shared_task
def sign_log_head() -> None:
    """Sign the public log as it stands. Raises `LogChanged`, and signs nothing, when its past was changed."""
    log_heads.sign()


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


@shared_task(acks_late=True)
def sign_batch(batch_id: str) -> int:
    """Sign what waits of a batch, together with other workers; returns how many awards this one signed."""
    return batches.run(AwardBatch.objects.get(pk=batch_id))


@shared_task
def sweep_batches() -> None:
    """Go on with batches whose worker died: parts that are signed stay signed, the others are free again."""
    for pk in AwardBatch.objects.stalled(now() - batches.QUIET).values_list("pk", flat=True):
        sign_batch.delay(str(pk))


@shared_task
def reissue_records(key_id: str) -> int:
    """Sign anew what a lost key signed, five hundred at a time; whatever is left has the next run."""
    key = SigningKey.objects.get(pk=key_id)
    done = reissue.run(key)
    if done and reissue.waiting(key).exists():
        reissue_records.delay(key_id)
    return done
