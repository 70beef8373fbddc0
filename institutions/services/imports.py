"""Every verb about a file that a college sent, under one name.

receive → scan → split → read → match → (resolve) → approve → post → deliver. Each is safe to repeat.
"""

from institutions.services.advancing import advance
from institutions.services.approving import approve
from institutions.services.deciding import bring_back, resolve, retry, set_aside
from institutions.services.matching import match
from institutions.services.posting import post
from institutions.services.reading import read, split
from institutions.services.receiving import receive
from institutions.services.scanning import scan
from institutions.services.sweeping import stale

__all__ = [
    "advance",
    "approve",
    "bring_back",
    "match",
    "post",
    "read",
    "receive",
    "resolve",
    "retry",
    "scan",
    "set_aside",
    "split",
    "stale",
]
