"""Business days of the college calendar (design section 3.2). Pure: dates in, dates out.

A college's own calendar replaces `holidays_of` once a district enters one; until then the days on which public
colleges in California are commonly closed hold for all (a rule of this project, not law).
"""

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (3, 31), (6, 19), (7, 4), (11, 11), (12, 25))
#: (month, weekday with Monday as 0, which one; -1 is the last)
_FLOATING = ((1, 0, 3), (2, 0, 3), (5, 0, -1), (9, 0, 1), (11, 3, 4))


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """Days of a year on which colleges are closed; a holiday on Sunday moves to Monday."""
    fixed = {date(year, month, day) for month, day in _FIXED}
    floating = {_nth(year, month, weekday, nth) for month, weekday, nth in _FLOATING}
    thanksgiving_friday = _nth(year, 11, 3, 4) + timedelta(days=1)
    moved = {day + timedelta(days=1) for day in fixed if day.weekday() == 6}
    return frozenset(fixed | floating | moved | {thanksgiving_friday})


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def is_business_day(day: date) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < 5 and day not in holidays_of(day.year)


def due(start: date, days: int) -> date:
    """The `days`-th business day after `start`; the day of the start itself does not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_business_day(day)
    return day


def business_days_between(start: date, end: date) -> int:
    """How many business days lie after `start` up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -business_days_between(end, start)
    return sum(is_business_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
