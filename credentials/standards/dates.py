"""XML Schema dateTimeStamp: date, time and zone, all three."""

import re
from datetime import UTC, datetime, timedelta, timezone

from credentials.standards.errors import Malformed

#: Clocks differ: a record may begin this much in the future.
SKEW = timedelta(minutes=5)
_STAMP = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"(?:\.(?P<fraction>\d{1,12}))?(?:Z|(?P<sign>[+-])(?P<zh>\d\d):(?P<zm>\d\d))\Z",
    re.ASCII,
)


def read(value: object) -> datetime:
    """A moment with its zone; 24:00:00 is the next day's midnight. Raises `Malformed` without zone or sense."""
    found = _STAMP.match(value) if isinstance(value, str) else None
    if found is None:
        raise Malformed("not a date and time with zone")
    names = ("year", "month", "day", "hour", "minute", "second")
    year, month, day, hour, minute, second = (int(found[name]) for name in names)
    midnight = hour == 24
    if midnight and (minute or second):
        raise Malformed("not a time of day")
    try:
        moment = datetime(year, month, day, 0 if midnight else hour, minute, second, tzinfo=_zone(found))
        return moment + timedelta(days=midnight, microseconds=_microseconds(found["fraction"]))
    except (ValueError, OverflowError) as error:
        raise Malformed("not a date") from error


def read_proof_time(value: object) -> datetime:
    """`created` or `expires` of a proof: without a zone it is UTC (Data Integrity 1.0, section 2.1). Raises `Malformed`."""
    try:
        return read(value)
    except Malformed:
        return read(f"{value}Z")


def write(moment: datetime) -> str:
    """The moment in UTC to the second, as we sign it: `2026-06-12T00:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _zone(found: re.Match[str]) -> timezone:
    if not found["sign"]:
        return UTC
    offset = timedelta(hours=int(found["zh"]), minutes=int(found["zm"]))
    return timezone(-offset if found["sign"] == "-" else offset)


def _microseconds(fraction: str | None) -> int:
    return int((fraction or "0")[:6].ljust(6, "0"))
