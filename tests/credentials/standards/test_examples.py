"""The published examples, re-made by our builders byte for byte."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from credentials.standards import bitstring, status_list
from credentials.standards.award_facts import (
    Alignment,
    Association,
    AwardFacts,
    ClrFacts,
    EndorsementFacts,
    Envelope,
    HashedIdentity,
    Profile,
    Status,
)
from credentials.standards.clr import clr_credential
from credentials.standards.data_integrity import sign
from credentials.standards.did import web
from credentials.standards.multikey import public_multikey
from credentials.standards.open_badges import achievement_credential, endorsement_credential
from tests.credentials.standards.samples import PROFILE, SIGNED_ON
from tests.credentials.standards.world import (
    COLLEGE,
    COLLEGE_SEED,
    ENDORSER,
    ENDORSER_SEED,
    LIST,
    signed,
    signer,
)
from tests.support.shared import shared_data


def _example(name: str) -> tuple[dict[str, Any], str]:
    raw = shared_data("credentials", "fixtures", "examples", f"{name}.json").read_text()
    return json.loads(raw), raw


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _endorsement() -> dict[str, Any]:
    facts = EndorsementFacts(
        "Endorsement of Welding Technology",
        "https://riverbend.example.edu/achievements/weld-coa",
        "Meets the council curriculum of 2025.",
    )
    envelope = Envelope(
        "https://welding-council.example.org/endorsements/12",
        Profile(ENDORSER, "Example Welding Council"),
        SIGNED_ON,
    )
    return signed(endorsement_credential(facts, envelope), seed=ENDORSER_SEED, method=f"{ENDORSER}#key-1")


def _award() -> dict[str, Any]:
    wanted, _raw = _example("achievement-credential")
    subject = wanted["credentialSubject"]
    identity = subject["identifier"][0]
    facts = AwardFacts(
        title="Welding Technology, Certificate of Achievement",
        description="Shielded metal arc, gas metal arc and gas tungsten arc welding.",
        criteria="Complete 18.5 units with a grade of C or better in each course.",
        achievement_type="Certificate",
        achievement_id="https://riverbend.example.edu/achievements/weld-coa",
        awarded_at=datetime(2026, 6, 5, tzinfo=UTC),
        units_earned=Decimal("18.5"),
        units_available=Decimal("18.5"),
        alignments=tuple(
            Alignment(one["targetName"], one["targetUrl"], one["targetType"], one.get("targetFramework", ""))
            for one in subject["achievement"]["alignment"]
        ),
        identities=(HashedIdentity("emailAddress", identity["identityHash"], identity["salt"]),),
        endorsements=(_endorsement(),),
    )
    envelope = Envelope(wanted["id"], PROFILE, SIGNED_ON, subject["id"], Status(LIST, 4711))
    return signed(achievement_credential(facts, envelope))


@pytest.mark.covers("S123", "V-01")
def test_the_endorsement_is_byte_equal() -> None:
    assert _text(_endorsement()).strip() == _example("endorsement-credential")[1].strip()


@pytest.mark.covers("S123", "V-01")
def test_the_award_is_byte_equal() -> None:
    assert _text(_award()).strip() == _example("achievement-credential")[1].strip()


@pytest.mark.covers("S123", "V-01")
def test_the_transcript_is_byte_equal() -> None:
    wanted, raw = _example("clr-credential")
    subject, status = wanted["credentialSubject"], wanted["credentialStatus"]
    facts = ClrFacts(
        wanted["name"],
        (_award(), *subject["verifiableCredential"][1:]),
        tuple(
            Association(a["associationType"], a["sourceId"], a["targetId"]) for a in subject["association"]
        ),
        SIGNED_ON,
    )
    index = Status(LIST, int(status["statusListIndex"]))
    made = signed(clr_credential(facts, Envelope(wanted["id"], PROFILE, SIGNED_ON, subject["id"], index)))
    assert _text(made).strip() == raw.strip()


@pytest.mark.covers("S123", "V-01")
def test_the_status_list_is_byte_equal() -> None:
    _wanted, raw = _example("status-list-credential")
    bits = bitstring.with_bit(bytes(bitstring.MINIMUM_ENTRIES // 8), 31_337)
    begins, ends = datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 29, tzinfo=UTC)
    unsigned = status_list.credential(LIST, COLLEGE, bits, valid_from=begins, valid_until=ends)
    made = sign(unsigned, signer(), created="2026-11-22T00:00:00Z")
    assert _text(made).strip() == raw.strip()


def test_the_source_document_is_equal() -> None:
    key = public_multikey(signer(seed=COLLEGE_SEED).public)
    assert web.document(COLLEGE, [("key-2026-1", key, None)]) == _example("did-web")[0]
    assert web.address(COLLEGE) == "https://riverbend.example.edu/.well-known/did.json"
    assert web.did_for("https://passport.example.gov", "issuers", "elac") == (
        "did:web:passport.example.gov:issuers:elac"
    )
    assert web.address("did:web:localhost%3A8000:issuers:elac") == (
        "https://localhost:8000/issuers/elac/did.json"
    )
