"""What agrees and what contradicts between a document and an account: names of facts, never their values."""

from dataclasses import dataclass, field
from datetime import date

from transcripts.names import comparable


@dataclass(frozen=True)
class Facts:
    """What is known of a person, in a document or in an account. Identifiers are keyed digests by kind."""

    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # (first, last), current one first
    birth_date: date | None = field(default=None, repr=False)
    identifiers: frozenset[tuple[str, bytes]] = field(default=frozenset(), repr=False)


@dataclass(frozen=True)
class Evidence:
    """The tier that the agreeing facts reach; empty when they reach none."""

    tier: str
    agrees: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


def weigh(document: Facts, account: Facts) -> Evidence:
    """Compare a document with one account. Prefixes and suffixes are no part of a name here."""
    found = _identifiers(document, account) | _names(document, account)
    against: set[str] = set()
    if document.birth_date and account.birth_date:
        (found if document.birth_date == account.birth_date else against).add("birth_date")
    if document.names and account.names:
        against |= {"surname", "first_name"} - found
    return Evidence(_tier(found, against), tuple(sorted(found)), tuple(sorted(against)))


def _identifiers(document: Facts, account: Facts) -> set[str]:
    return {kind for kind, digest in document.identifiers if (kind, digest) in account.identifiers}


def _names(document: Facts, account: Facts) -> set[str]:
    said = {(comparable(first), comparable(last)) for first, last in document.names}
    # Records with first and last name swapped are common enough to be asked about.
    known = {(comparable(first), comparable(last)) for first, last in account.names}
    swapped = {(last, first) for first, last in known}
    both = known | swapped if said & swapped else known
    found = set()
    if {last for _, last in said if last} & {last for _, last in both}:
        found.add("surname")
    if {first for first, _ in said if first} & {first for first, _ in both}:
        found.add("first_name")
    return found


def _tier(found: set[str], against: set[str]) -> str:
    named = {"surname", "first_name"} <= found
    if "cccid" in found and ("birth_date" in found or named):
        return "T1"
    if "school" in found and "birth_date" in found:
        return "T2"
    if found & {"ssn", "last4"} and {"birth_date", "surname"} <= found:
        return "T3"
    reached = "birth_date" in found and found & {"surname", "first_name"}
    if found & {"cccid", "school", "ssn", "last4"} or reached or (named and "birth_date" not in against):
        return "T4"
    return ""
