"""The holder's own signature (RFC 9901 section 4.3): over these very fields, for whoever asked, just now."""

import hmac
from datetime import timedelta
from typing import Any

from credentials.standards import dates, jose
from credentials.standards.errors import Malformed, Refused
from credentials.standards.jose import Token, claims, integrity
from credentials.standards.public_keys import PublicKey
from credentials.standards.sd_jwt.disclosures import digest_of
from credentials.standards.sd_jwt.presented import Presented
from credentials.standards.verdict import Outcome, failed, unknown
from credentials.standards.verification.parties import Asked

#: How long an answer to a question of ours may take.
LIFE = timedelta(minutes=10)


def check(presented: Presented, found: dict[str, Any], asked: Asked) -> Outcome | None:
    """What the holder's signature says about check five; None where there is none and none was asked for.

    `found` are the issuer's claims: `cnf.jwk` there names the holder's key.
    """
    if not presented.binding:
        return None if asked.challenge is None else unknown("no_holder_proof")
    try:
        token = _verified(presented, found)
        signed_at = claims.moment(token.claims, "iat")
    except Refused:
        return failed("holder_proof_broken")
    answered = integrity.holder(asked, token.claims)
    if answered is None:
        return unknown("challenge_not_ours")
    if signed_at is None or not asked.at - LIFE <= signed_at <= asked.at + dates.SKEW:
        return failed("nonce_differs")
    return answered


def _verified(presented: Presented, found: dict[str, Any]) -> Token:
    """The holder's token. Raises a `Refused` for a wrong kind, key, signature or hash."""
    token = jose.read(presented.binding)
    confirmed = found.get("cnf")
    if token.typ != "kb+jwt" or not isinstance(confirmed, dict):
        raise Malformed("not a key binding")
    jose.verify(token, PublicKey.of_jwk(confirmed.get("jwk")))
    for name in ("nonce", "aud", "sd_hash"):
        if not claims.text(token.claims, name):
            raise Malformed(name)
    if not hmac.compare_digest(digest_of(presented.bound).encode(), token.claims["sd_hash"].encode()):
        raise Malformed("sd_hash")
    return token
