"""An award and its status list, made by our own builders: invented people and places."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from credentials.standards import bitstring, status_list
from credentials.standards.award_facts import (
    Alignment,
    AwardFacts,
    Envelope,
    HashedIdentity,
    Profile,
    Result,
    Status,
)
from credentials.standards.open_badges import achievement_credential
from credentials.standards.verification.person import hashed_identity
from tests.credentials.standards.world import COLLEGE, LIST, signed, text

SIGNED_ON = datetime(2026, 6, 12, tzinfo=UTC)
LEARNER = "did:key:z6MkhFwXNFWosLeugvSf4wcL9t3uuRXueGSFTRgSvHhWj5G2"
PROFILE = Profile(COLLEGE, "Riverbend Community College", "https://riverbend.example.edu")


def facts(**changes: Any) -> AwardFacts:
    given: dict[str, Any] = {
        "title": "Welding Technology, Certificate of Achievement",
        "description": "Shielded metal arc, gas metal arc and gas tungsten arc welding.",
        "criteria": "Complete 18.5 units with a grade of C or better in each course.",
        "achievement_type": "Certificate",
        "achievement_id": "https://riverbend.example.edu/achievements/weld-coa",
        "awarded_at": datetime(2026, 6, 5, tzinfo=UTC),
        "units_earned": Decimal("18.5"),
        "units_available": Decimal("18.5"),
        "field_of_study": "48.0508",
        "results": (Result("Grade", "B", allowed=("A", "B", "C", "P")),),
        "alignments": (Alignment("Perform SMAW in 3G position", "https://case.example.gov/CFItems/1"),),
        "identities": (HashedIdentity("emailAddress", hashed_identity("reed@example.org", "1b7c"), "1b7c"),),
    }
    return AwardFacts(**given | changes)


def envelope(number: int = 1, index: int = 4711, **changes: Any) -> Envelope:
    given: dict[str, Any] = {
        "id": f"https://passport.example.gov/credentials/0198c0de-0000-4000-8000-{number:012}",
        "issuer": PROFILE,
        "valid_from": SIGNED_ON,
        "subject_id": LEARNER,
        "status": Status(LIST, index),
    }
    return Envelope(**given | changes)


def award(number: int = 1, index: int = 4711, **changes: Any) -> dict[str, Any]:
    """A signed award."""
    return signed(achievement_credential(facts(**changes), envelope(number, index)))


def published_list(*set_indexes: int, issuer: str = COLLEGE, **changes: Any) -> bytes:
    """The signed status list with some bits set."""
    bits = bytes(bitstring.MINIMUM_ENTRIES // 8)
    for index in set_indexes:
        bits = bitstring.with_bit(bits, index)
    given: dict[str, Any] = {
        "valid_from": datetime(2026, 11, 22, tzinfo=UTC),
        "valid_until": datetime(2026, 11, 29, tzinfo=UTC),
    }
    return text(signed(status_list.credential(LIST, issuer, bits, **given | changes))).encode()
