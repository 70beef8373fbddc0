"""Names made comparable: O’Brien is O'BRIEN, Łukasz is Lukasz, Hernández-López is Hernandez Lopez."""

import unicodedata

from rapidfuzz import fuzz

# What decomposition leaves alone.
_LEFT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def normal(name: str) -> str:
    """Casefold, map what NFKD leaves, drop marks and all but letters and digits of any script."""
    spread = unicodedata.normalize("NFKD", name.casefold().translate(_LEFT))
    return "".join(char for char in spread if char.isalnum())


def nearness(one: str, other: str) -> int:
    """0 to 100, for sorting a list that a person reads; it decides nothing."""
    return round(fuzz.token_sort_ratio(one.casefold(), other.casefold()))
