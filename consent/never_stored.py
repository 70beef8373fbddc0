"""What no field of the portal keeps (design section 3): a Social Security number is refused wherever it is typed."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_SSN = re.compile(r"(?<!\d)\d{3}[- ]?\d{2}[- ]?\d{4}(?!\d)")


def refuse_ssn(value: str) -> None:
    """Refuse text that holds a number in the shape of a Social Security number; the value is never repeated."""
    if _SSN.search(value):
        raise ValidationError(_("Please take out the Social Security number. We never keep it."))
