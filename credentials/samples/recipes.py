"""How each sample comes into being: by the verbs that all use where the record is honest, by hand where it is not."""

import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from accounts.models import Organization
from core.clock import now
from credentials.addresses import did_of
from credentials.enums import CancelReason
from credentials.models import IssuedCredential
from credentials.samples.sources import Sources
from credentials.services import issuance, key_store, keys, payloads, status
from credentials.standards import dates
from credentials.standards.award_facts import AwardFacts, ClrFacts, Envelope, Profile, Result, Status
from credentials.standards.data_integrity import Signer, sign
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key

_DAY = timedelta(days=1)
_ELSEWHERE = "did:web:records.example.org"


def good(sources: Sources) -> bytes:
    return bytes(_issued(sources.college, "good").document)


def closed_school(sources: Sources) -> bytes:
    return bytes(_issued(sources.closed, "closed-school").document)


def cancelled(sources: Sources) -> bytes:
    return bytes(_cancelled(sources, "cancelled").document)


def replaced(sources: Sources) -> bytes:
    award = _issued(sources.college, "replaced")
    issuance.supersede(award, payload=replace(_FACTS, units_earned=Decimal("4")), by=None)
    return bytes(award.document)


def changed(sources: Sources) -> bytes:
    return _with_better_grade(bytes(_issued(sources.college, "changed").document))


def transcript(sources: Sources) -> bytes:
    """One good, one cancelled and one changed record in a transcript that is itself in order."""
    inside = (
        bytes(_issued(sources.college, "transcript-good").document),
        bytes(_cancelled(sources, "transcript-cancelled").document),
        _with_better_grade(bytes(_issued(sources.college, "transcript-changed").document)),
    )
    facts = ClrFacts("Transcript of a sample learner", tuple(json.loads(one) for one in inside))
    return bytes(_issued(sources.college, "transcript", facts).document)


def expired(sources: Sources) -> bytes:
    began, ended = datetime(2023, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
    return _signed(_unsigned(sources.college, valid_from=began, valid_until=ended), _key_of(sources.college))


def not_yet(sources: Sources) -> bytes:
    return _signed(
        _unsigned(sources.college, valid_from=datetime(2099, 1, 1, tzinfo=UTC)), _key_of(sources.college)
    )


def own_words(sources: Sources) -> bytes:
    """Signed in order; afterwards a context of its own lets "name" mean something else."""
    document = json.loads(bytes(_issued(sources.college, "own-words").document))
    document["@context"].append({"name": "https://schema.org/description"})
    return _text(document)


def unsigned(sources: Sources) -> bytes:
    return _text(_unsigned(sources.college))


def lost_key(sources: Sources) -> bytes:
    award = _issued(sources.careless, "lost-key")
    keys.report_lost(award.signing_key, since=award.signed_at - _DAY, by=None)
    return bytes(award.document)


def after_closing(sources: Sources) -> bytes:
    document = _unsigned(sources.long_closed, awarded_at=datetime(2016, 5, 1, tzinfo=UTC))
    return _signed(document, _key_of(sources.long_closed))


def outside_scope(sources: Sources) -> bytes:
    document = _unsigned(sources.college, title="Registered Nurse", achievement_type="License")
    return _signed(document, _key_of(sources.college))


def unknown_source(sources: Sources) -> bytes:
    private = Ed25519PrivateKey.generate()
    did = did_key.did_of(private.public_key().public_bytes_raw())
    signer = LocalSigner(f"{did}#{did.removeprefix(did_key.PREFIX)}", private)
    return _signed(_unsigned(Profile(did, "Bright Future Academy")), signer)


def other_site(sources: Sources) -> bytes:
    signer = LocalSigner(f"{_ELSEWHERE}#key-1", Ed25519PrivateKey.generate())
    return _signed(_unsigned(Profile(_ELSEWHERE, "Elsewhere College")), signer)


def list_away(sources: Sources) -> bytes:
    place = Status("https://lists.example.org/status/1", 4711)
    return _signed(_unsigned(sources.college, status=place), _key_of(sources.college))


RECIPES: dict[str, Callable[[Sources], bytes]] = {
    "good": good,
    "transcript": transcript,
    "closed-school": closed_school,
    "expired": expired,
    "not-yet": not_yet,
    "cancelled": cancelled,
    "replaced": replaced,
    "changed": changed,
    "own-words": own_words,
    "unsigned": unsigned,
    "lost-key": lost_key,
    "after-closing": after_closing,
    "outside-scope": outside_scope,
    "unknown-source": unknown_source,
    "other-site": other_site,
    "list-away": list_away,
}

_FACTS = AwardFacts(
    title="Introduction to Welding",
    description="A sample course that nobody took.",
    criteria="None. This record is a sample.",
    achievement_type="Course",
    achievement_id="urn:uuid:5a3c1c0e-7f0e-4a56-9d0c-7a9d3ff4b001",
    awarded_at=datetime(2026, 6, 5, tzinfo=UTC),
    units_earned=Decimal("3"),
    results=(Result("Grade", "B", allowed=("A", "B", "C")),),
)


def _issued(source: Organization, slug: str, facts: AwardFacts | ClrFacts = _FACTS) -> IssuedCredential:
    return issuance.issue(source, kind="sample", key=slug, subject=None, payload=facts, by=None)


def _cancelled(sources: Sources, slug: str) -> IssuedCredential:
    return status.cancel(_issued(sources.college, slug), reason=CancelReason.ISSUED_IN_ERROR, by=None)


def _with_better_grade(document: bytes) -> bytes:
    return document.replace(b'"value":"B"', b'"value":"A"', 1)


def _unsigned(
    source: Organization | Profile,
    *,
    valid_from: datetime | None = None,
    status: Status | None = None,
    **facts: Any,
) -> dict[str, Any]:
    profile = source if isinstance(source, Profile) else Profile(did_of(source), source.name)
    envelope = Envelope(f"urn:uuid:{uuid.uuid4()}", profile, valid_from or now(), status=status)
    return payloads.document(replace(_FACTS, **facts), envelope)


def _key_of(source: Organization) -> Signer:
    return key_store.signer(source)[1]


def _signed(document: dict[str, Any], signer: Signer) -> bytes:
    return _text(sign(document, signer, created=dates.write(now())))


def _text(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
