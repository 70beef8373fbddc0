"""Units of different calendars made comparable: a quarter unit is two thirds of a semester unit."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_PLACES = Decimal("0.001")


def semester_equivalent(credit: Decimal | None, unit: str, calendar: str = "") -> Decimal | None:
    """Semester units, half-up to three places; None where the unit says no calendar and the college's is not known.

    `unit` is a PESC code; `calendar` is "Semester" or "Quarter" for senders that write only "Units".
    """
    spoken = calendar if unit == "Units" else unit
    if credit is None or spoken not in ("Semester", "Quarter"):
        return None
    # Multiplied before divided: 2/3 has no exact decimal.
    value = credit if spoken == "Semester" else credit * 2 / 3
    return value.quantize(_PLACES, ROUND_HALF_UP)
