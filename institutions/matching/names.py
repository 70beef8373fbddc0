"""How near two names are to each other, for a person who compares them."""

from rapidfuzz import fuzz


def nearness(one: str, other: str) -> int:
    """0 to 100, for sorting a list that a person reads; it decides nothing."""
    return round(fuzz.token_sort_ratio(one.casefold(), other.casefold()))
