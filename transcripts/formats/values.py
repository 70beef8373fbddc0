"""From the text of a leaf to a value, and back: one parser for the five kinds of XML Schema dates, exact decimals.

Follows XML Schema Part 2. `0001-01-01` is a serializer's null. No float anywhere.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)" + _ZONE, re.ASCII)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])" + _ZONE, re.ASCII)
_MONTH_DAY = re.compile(r"--(\d\d)-(\d\d)" + _ZONE, re.ASCII)
_YEAR = re.compile(r"(\d{4})" + _ZONE, re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?" + _ZONE, re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
FILLER_DATE = date(1, 1, 1)
CREDIT = (9, 3)  # digits in all, digits after the point
AVERAGE = (7, 4)
# The same few credits and days come again and again in a batch; reading them once is a third of the time.
_KEPT = 4096


class BadValueError(ValueError):
    """The text is not what the field asks for; `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text(value: str) -> str:
    """The text without blanks at either end."""
    return value.strip()


def cip(value: str) -> str:
    """A code of the Classification of Instructional Programs; 999 is what systems put where they have none."""
    stripped = value.strip()
    return "" if stripped == "999" else stripped


def boolean(value: str) -> bool:
    """xs:boolean. Raises BadValueError."""
    try:
        return {"true": True, "1": True, "false": False, "0": False}[value.strip()]
    except KeyError:
        raise BadValueError("MAP.VALUE") from None


def bracketed(value: str) -> bool | None:
    """GradeBracket of the CCC extension as yes or no; an unknown word is neither."""
    return {"GradeIsBracketed": True, "GradeIsNotBracketed": False}.get(value.strip())


@lru_cache(_KEPT)
def day(value: str) -> date:
    """xs:date, its zone read and left aside: a day is a day where it was written. Raises BadValueError."""
    found = _DATE.fullmatch(value.strip())
    if not found:
        raise BadValueError("MAP.VALUE")
    try:
        parsed = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise BadValueError("MAP.VALUE") from None
    if parsed == FILLER_DATE:
        raise BadValueError("BIZ.FILLER_VALUE")
    return parsed


@lru_cache(_KEPT)
def month(value: str) -> str:
    """xs:gYearMonth as YYYY-MM. Raises BadValueError."""
    found = _MONTH.fullmatch(value.strip())
    if not found:
        raise BadValueError("MAP.VALUE")
    return f"{found[1]}-{found[2]}"


def month_day(value: str) -> str:
    """xs:gMonthDay as MM-DD. Raises BadValueError."""
    found = _MONTH_DAY.fullmatch(value.strip())
    if not found:
        raise BadValueError("MAP.VALUE")
    return f"{found[1]}-{found[2]}"


def year(value: str) -> int:
    """xs:gYear. Raises BadValueError."""
    found = _YEAR.fullmatch(value.strip())
    if not found:
        raise BadValueError("MAP.VALUE")
    return int(found[1])


def moment(value: str) -> datetime:
    """xs:dateTime with its zone; without one it is taken as UTC until a sender's zone is known."""
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        raise BadValueError("MAP.VALUE")
    # Seven digits of a second occur in the field; a datetime holds six.
    fraction = (found[3] or ".0")[1:7].ljust(6, "0")
    try:
        parsed = datetime.strptime(f"{found[1]}T{found[2]}.{fraction}", "%Y-%m-%dT%H:%M:%S.%f")  # noqa: DTZ007
    except ValueError:
        raise BadValueError("MAP.VALUE") from None
    if parsed.date() == FILLER_DATE:
        raise BadValueError("BIZ.FILLER_VALUE")
    return parsed.replace(tzinfo=_zone(found[4]))


def _zone(name: str | None) -> timezone:
    if not name or name == "Z":
        return UTC
    hours, minutes = int(name[1:3]), int(name[4:6])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if name[0] == "-" else offset)


@lru_cache(_KEPT)
def credit(value: str) -> Decimal:
    """xs:decimal that fits numeric(9,3). Raises BadValueError."""
    return number(value, CREDIT)


@lru_cache(_KEPT)
def average(value: str) -> Decimal:
    """xs:decimal that fits numeric(7,4). Raises BadValueError."""
    return number(value, AVERAGE)


def number(value: str, limits: tuple[int, int]) -> Decimal:
    """xs:decimal within (digits, places), as written: 28.0 stays 28.0. Raises BadValueError, BIZ.NUMBER_RANGE."""
    stripped = value.strip()
    if not _DECIMAL.fullmatch(stripped):
        raise BadValueError("MAP.VALUE")
    try:
        parsed = Decimal(stripped)
    except InvalidOperation:
        raise BadValueError("MAP.VALUE") from None
    digits, places = limits
    # Zeros at the end of the fraction carry no value, so they do not count against the room.
    plain = parsed.normalize() if len(parsed.as_tuple().digits) <= 28 else parsed
    exponent = int(plain.as_tuple().exponent)
    if -exponent > places or plain.adjusted() >= digits - places:
        raise BadValueError("BIZ.NUMBER_RANGE")
    return parsed


def whole(value: str) -> int:
    """A whole number of at most nine digits; `1.0` counts as whole. Raises BadValueError."""
    parsed = number(value, (9, 0))
    return int(parsed)


@lru_cache(_KEPT)
def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros at the end of its fraction: the form that is hashed."""
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
