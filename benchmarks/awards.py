"""Awards of invented learners, for comparing and timing: as many as asked for, always the same ones."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from credentials.standards.award_facts import Alignment, AwardFacts, Envelope, HashedIdentity, Profile, Result
from credentials.standards.open_badges import achievement_credential
from credentials.standards.templates import Kind, gap

_COURSES = (
    "Sociology of Aging",
    "Álgebra lineal",
    "Care & Comfort",
    "Welding “3G”",
    "日本語 1",
    "Nutrition <basics>",
)
_SEASONS = ("Spring", "Summer", "Fall")
_LIVES = datetime(2020, 1, 1, tzinfo=UTC)


def awards(number: int, *, issuer: str, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Unsigned Open Badges 3.0 awards of one source (about 3 kB each), without status entries."""
    chance = random.Random(seed)
    for _ in range(number):
        yield achievement_credential(facts(chance), envelope(chance, issuer))


def facts(chance: random.Random) -> AwardFacts:
    """What one award states."""
    course, ended = chance.choice(_COURSES), _LIVES + timedelta(days=chance.randrange(2000))
    return AwardFacts(
        title=course,
        description=f"{course}: {chance.randrange(12, 60)} hours of class and practice.",
        criteria="Pass the course with a grade of C or better in each part.",
        achievement_type=chance.choice(("Course", "Certificate", "MicroCredential")),
        achievement_id=f"https://college.example.edu/courses/{chance.randrange(10_000)}",
        awarded_at=ended,
        started_at=ended - timedelta(days=120),
        ended_at=ended,
        units_earned=Decimal(chance.randrange(1, 40)) / 2,
        units_available=Decimal(chance.randrange(2, 40)) / 2,
        term=f"{chance.choice(_SEASONS)} {ended.year}",
        field_of_study=f"{chance.randrange(1, 60):02}.{chance.randrange(10_000):04}",
        human_code=f"SOC {chance.randrange(1, 99)}",
        language=chance.choice(("en", "es", "")),
        results=(Result("Grade", chance.choice("ABC"), allowed=("A", "B", "C", "P")),),
        alignments=(Alignment("A skill", f"https://case.example.gov/CFItems/{chance.randrange(10_000)}"),),
        identities=(
            HashedIdentity("emailAddress", "sha256$" + chance.randbytes(32).hex(), chance.randbytes(8).hex()),
        ),
    )


def envelope(chance: random.Random, issuer: str) -> Envelope:
    """Who signs it, since when, about whom."""
    return Envelope(
        id=f"https://passport.example.gov/credentials/{_uuid(chance)}",
        issuer=Profile(issuer, "Riverbend Community College", "https://riverbend.example.edu"),
        valid_from=_LIVES + timedelta(days=chance.randrange(2000)),
        subject_id=f"urn:uuid:{_uuid(chance)}",
    )


def _uuid(chance: random.Random) -> UUID:
    return UUID(bytes=chance.randbytes(16), version=4)


def template_and_rows(
    number: int, *, issuer: str, seed: int = 7
) -> tuple[dict[str, Any], dict[str, Kind], list[dict[str, str]]]:
    """One award with gaps, what each gap may hold, and the values of so many recipients."""
    chance = random.Random(seed)
    document = achievement_credential(_gapped(facts(chance)), replace(envelope(chance, issuer), **_OPEN))
    document["credentialStatus"] = {
        "id": f"https://passport.example.gov/status/7#{gap('index')}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": gap("index"),
        "statusListCredential": "https://passport.example.gov/status/7",
    }
    return document, dict(KINDS), [_row(chance) for _ in range(number)]


#: The gaps of an award: who it is about, its place in the status list, its grade.
KINDS = {
    "id": Kind.IRI,
    "subject": Kind.IRI,
    "hash": Kind.TEXT,
    "salt": Kind.TEXT,
    "grade": Kind.TEXT,
    "index": Kind.PART,
}
_OPEN: dict[str, Any] = {"id": gap("id"), "subject_id": gap("subject")}


def _gapped(given: AwardFacts) -> AwardFacts:
    identity = HashedIdentity("emailAddress", gap("hash"), gap("salt"))
    result = replace(given.results[0], value=gap("grade"))
    return replace(given, identities=(identity,), results=(result,))


def _row(chance: random.Random) -> dict[str, str]:
    return {
        "id": f"https://passport.example.gov/credentials/{_uuid(chance)}",
        "subject": f"urn:uuid:{_uuid(chance)}",
        "hash": "sha256$" + chance.randbytes(32).hex(),
        "salt": chance.randbytes(8).hex(),
        "grade": chance.choice("ABC"),
        "index": str(chance.randrange(131_072)),
    }
