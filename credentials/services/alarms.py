"""Watching what is signed: outside the usual hours, above the usual rate, or with a key that was not in use (U53)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import TruncHour
from django.utils.timezone import localtime

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from credentials.enums import AlarmKind, KeyState
from credentials.models import IssuedCredential, KeyAlarm, SigningRule
from credentials.signals import key_alarm

#: How far a run looks back: several missed runs lose nothing, since an alarm is raised once.
LOOK_BACK = timedelta(hours=3)
#: Without a rule of its own, an organization's usual rate is three times its busiest hour of four weeks before.
USUAL_DAYS, TIMES_BUSIEST, NEVER_BELOW = 28, 3, 200


def watch(*, since: datetime | None = None) -> list[KeyAlarm]:
    """Look at every signing since a moment (three hours ago) and raise what stands out; returns the new alarms."""
    begin = (since or now() - LOOK_BACK).replace(minute=0, second=0, microsecond=0)
    recent = IssuedCredential.objects.filter(signed_at__gte=begin)
    sources = Organization.objects.filter(pk__in=recent.values("source")).select_related("signing_rule")
    return [alarm for source in sources for alarm in _of_source(source, begin)]


def _of_source(source: Organization, begin: datetime) -> Iterable[KeyAlarm]:
    rule = getattr(source, "signing_rule", None) or SigningRule(organization=source)
    most = rule.most_per_hour or _usual(source, begin)
    recent = IssuedCredential.objects.filter(source=source, signed_at__gte=begin)
    hours = recent.annotate(hour=TruncHour("signed_at")).values("hour").annotate(number=Count("pk"))
    for row in hours.order_by("hour"):
        within = recent.filter(signed_at__gte=row["hour"], signed_at__lt=row["hour"] + timedelta(hours=1))
        odd = [one.pk for one in within.only("signed_at") if not rule.allows(localtime(one.signed_at))]
        kinds = {
            AlarmKind.OUTSIDE_HOURS: within.filter(pk__in=odd),
            AlarmKind.ABOVE_RATE: within if row["number"] > most else within.none(),
            AlarmKind.UNKNOWN_KEY: within.filter(_NOT_IN_USE | ~Q(signing_key__organization=source)),
        }
        for kind, found in kinds.items():
            alarm = _raise(source, kind, row["hour"], found.order_by("signed_at"))
            if alarm is not None:
                yield alarm


#: A key signs from its start to its end; the row of a record is written by the second, hence the second of slack.
_NOT_IN_USE = (
    Q(signing_key__active_from__gt=F("signed_at") + timedelta(seconds=1))
    | Q(signing_key__retired_at__lt=F("signed_at"))
    | Q(signing_key__revoked_at__lt=F("signed_at"), signing_key__state=KeyState.COMPROMISED)
    | Q(signing_key__active_from=None)
)


def _usual(source: Organization, begin: datetime) -> int:
    before = IssuedCredential.objects.filter(
        source=source, signed_at__lt=begin, signed_at__gte=begin - timedelta(days=USUAL_DAYS)
    )
    hours = before.annotate(hour=TruncHour("signed_at")).values("hour").annotate(number=Count("pk"))
    busiest = hours.aggregate(most=Max("number"))["most"] or 0
    return max(NEVER_BELOW, TIMES_BUSIEST * int(busiest))


@transaction.atomic
def _raise(
    source: Organization, kind: str, hour: datetime, found: QuerySet[IssuedCredential]
) -> KeyAlarm | None:
    """The alarm when it is new; one that stands gets the number of the whole hour."""
    first, number = found.first(), found.count()
    if first is None:
        return None
    facts = {"signings": number}
    alarm, is_new = KeyAlarm.objects.get_or_create(
        organization=source, kind=kind, hour=hour, defaults=facts | {"first": first}
    )
    if not is_new:
        KeyAlarm.objects.filter(pk=alarm.pk).exclude(**facts).update(**facts)
        return None
    ledger.write(
        "credentials.key_alarm", by=None, organization=source, target=alarm, kind=kind, signings=number
    )
    key_alarm.send(KeyAlarm, alarm=alarm)
    return alarm


@transaction.atomic
def see(alarm: KeyAlarm, *, by: Person) -> KeyAlarm:
    """Note that a key manager looked at an alarm; looking twice is once."""
    row = KeyAlarm.objects.select_for_update(of=("self",)).get(pk=alarm.pk)
    if row.seen_at is None:
        row.seen_at, row.seen_by = now(), by
        row.save(update_fields=["seen_at", "seen_by", "updated_at"])
        ledger.write("credentials.alarm_seen", by=by, organization=row.organization, target=row)
    return row


@transaction.atomic
def set_rule(rule: SigningRule, *, by: Person) -> SigningRule:
    """Keep what an organization holds for usual; `rule` is filled in and valid."""
    rule.save()
    ledger.write("credentials.rule_set", by=by, organization=rule.organization, target=rule)
    return rule
