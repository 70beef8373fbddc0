"""Tokens of the frozen world: right ones, and ones with something wrong about them."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any

from credentials.standards import jose
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did.key import did_of
from credentials.standards.jose import base64url
from credentials.standards.sd_jwt import making, token_status
from credentials.standards.sd_jwt.disclosures import digest_of
from credentials.standards.sd_jwt.making import Around
from credentials.standards.verdict import Check, Verdict
from tests.credentials.standards.samples import award
from tests.credentials.standards.world import COLLEGE, COLLEGE_METHOD, LEARNER_SEED, World, signer

TOKEN_LIST = "https://passport.example.gov/status/7/token"
ISSUED = datetime(2026, 6, 12, tzinfo=UTC)
HOLDER = LocalSigner.of_seed("", LEARNER_SEED)
HOLDER_DID = did_of(HOLDER.public)
HOLDER_JWK = {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(HOLDER.public)}


def unsigned(number: int = 1, **changes: Any) -> dict[str, Any]:
    """An award without its proof."""
    return {name: value for name, value in award(number, **changes).items() if name != "proof"}


def part(value: Any) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64url.encode(raw)


def token(claims: dict[str, Any] | None = None, by: LocalSigner | None = None, **header: Any) -> str:
    """`vc+jwt` of an award by the college, unless told otherwise; a header of None is left out."""
    given = {"typ": "vc+jwt", "cty": "vc", "kid": COLLEGE_METHOD} | header
    kept = {name: value for name, value in given.items() if value is not None}
    return jose.sign(kept, claims if claims is not None else unsigned(), by or signer())


def around(**changes: Any) -> Around:
    given: dict[str, Any] = {
        "iss": COLLEGE,
        "issued": ISSUED,
        "starts": ISSUED,
        "ends": None,
        "list_url": TOKEN_LIST,
        "index": 4711,
        "holder": HOLDER_JWK,
    }
    return Around(**given | changes)


def selective(document: dict[str, Any] | None = None, only: Any = None, **changes: Any) -> str:
    """An award whose fields can be left out; salts are numbers here so that every run is the same."""
    numbers = count()
    return making.make(
        document or award(), around(**changes), signer(), salt=lambda: f"salt-{next(numbers):04}", only=only
    )


def status_token(*set_indexes: int, **changes: Any) -> bytes:
    """The college's Token Status List with some bits set."""
    bits = bytearray(131_072 // 8)
    for index in set_indexes:
        bits[index // 8] |= 0x80 >> index % 8
    start = int(datetime(2026, 11, 22, tzinfo=UTC).timestamp())
    claims = token_status.claims_of(
        TOKEN_LIST, COLLEGE, bytes(bits), issued=start, ends=start + 7 * 86400, ttl=300
    )
    header = {"typ": "statuslist+jwt", "kid": COLLEGE_METHOD}
    return jose.sign(header, claims | changes, signer()).encode()


def world(*set_indexes: int, **changes: Any) -> World:
    """The frozen world with the list of tokens in it."""
    return World(published={TOKEN_LIST: status_token(*set_indexes)}, **changes)


def bound(text: str, *, by: LocalSigner = HOLDER, typ: str = "kb+jwt", **claims: Any) -> str:
    """The presentation with the holder's own signature behind it."""
    given = {
        "nonce": "n-1",
        "aud": "https://employer.example.com",
        "iat": int(datetime(2026, 11, 22, 23, 59, tzinfo=UTC).timestamp()),
        "sd_hash": digest_of(text),
    }
    return text + jose.sign({"typ": typ}, given | claims, by)


def said(verdict: Verdict, check: Check) -> tuple[str, str]:
    outcome = verdict.checks[check]
    return outcome.state.value, outcome.reason
