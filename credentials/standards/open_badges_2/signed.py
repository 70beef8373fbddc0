"""Signed badges: a token by the key that the source publishes (Open Badges 2.0, signed verification)."""

from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from credentials.standards import vcdm
from credentials.standards.jose import Token
from credentials.standards.open_badges_2 import origins, published
from credentials.standards.open_badges_2.assertion import Assertion, text
from credentials.standards.open_badges_2.published import Parts
from credentials.standards.verdict import Outcome, failed, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable

_SMALLEST, _LARGEST = 2048, 8192
_UNSAFE = ("none", "HS256", "HS384", "HS512")


@dataclass(frozen=True)
class Key:
    """A public key in PEM; `confirmed` when the source itself, and not only the badge, says that it is its own.

    `problem` says why there is none, or none that counts.
    """

    pem: str = ""
    confirmed: bool = False
    problem: Outcome | None = None


def unchanged(token: Token, key: Key, parts: Parts) -> Outcome:
    """Does the signature hold over the token, by a key that is confirmed?"""
    algorithm = token.header.get("alg")
    if algorithm != "RS256" or "crit" in token.header:
        weak = algorithm in _UNSAFE or "crit" in token.header or not isinstance(algorithm, str)
        return (
            failed("algorithm_not_allowed")
            if weak
            else unknown("unsupported_cryptosuite", str(algorithm)[:40])
        )
    if not key.pem:
        return unknown("key_unreachable", _host(key, parts))
    public = _rsa(key.pem)
    if public is None:
        return (
            failed("algorithm_not_allowed")
            if key.confirmed
            else unknown("key_unreachable", _host(key, parts))
        )
    try:
        public.verify(token.signature, token.signed, padding.PKCS1v15(), SHA256())
    except InvalidSignature:
        return failed("content_changed")
    return passed() if key.confirmed else unknown("key_not_confirmed", _host(key, parts))


def who(found: Outcome, key: Key, parts: Parts) -> Outcome:
    """Is the key one that the source publishes for itself?"""
    if not parts.issuer_id:
        return unknown("issuer_unreachable", parts.missing) if parts.missing else failed("issuer_missing")
    if key.problem is not None:
        return key.problem
    if not found.passed:
        return unknown("content_not_trusted")
    return passed() if parts.source else passed("domain", origins.host(parts.issuer_id))


def find_key(assertion: Assertion, parts: Parts, asked: Asked) -> Key:
    """The key of the badge's source. Never raises: what is missing stands in `problem`."""
    if not parts.issuer_id:
        return Key()
    named = assertion.key_address
    entries = _entries(parts.profile)
    if parts.own and named and named not in entries and not _of_first_generation(assertion, named, parts):
        return Key(problem=failed("not_issuers_key", named[:200]))
    address = named or next(iter(entries), "")
    if not parts.own and not _of_first_generation(assertion, named, parts):
        offered = text(entries.get(address), "publicKeyPem")
        return Key(offered, problem=unknown("issuer_unreachable", parts.missing))
    return _published(address, entries.get(address), parts, asked)


def _entries(profile: dict[str, Any]) -> dict[str, Any]:
    """Address of each key -> the key where it stands inside the profile, else its address."""
    keys = vcdm.listed(profile.get("publicKey"))
    return {vcdm.id_of(key) or "": key for key in keys if isinstance(key, str | dict)}


def _of_first_generation(assertion: Assertion, named: str, parts: Parts) -> bool:
    """Generation 1 has no list of keys: a key kept at the source's own origin is the source's."""
    return assertion.generation == 1 and origins.same(named, parts.issuer_id)


def _published(address: str, entry: Any, parts: Parts, asked: Asked) -> Key:
    if isinstance(entry, dict) and text(entry, "publicKeyPem"):
        return _owned(entry, parts)
    if not address:
        return Key(problem=unknown("key_unreachable", origins.host(parts.issuer_id)))
    try:
        raw = asked.resolver.document(address)
        if raw.lstrip().startswith(b"-----BEGIN"):
            return Key(raw.decode("ascii", "replace"), confirmed=True)
        return _owned(published.document(address, asked), parts)
    except Unreachable as error:
        return Key(problem=unknown("issuer_unreachable", error.host))


def _owned(entry: dict[str, Any], parts: Parts) -> Key:
    """A key names its owner; one of someone else is none of this source's."""
    owner = text(entry, "owner")
    if owner and owner != parts.issuer_id:
        return Key(problem=failed("not_issuers_key", owner[:200]))
    return Key(text(entry, "publicKeyPem"), confirmed=True)


def _rsa(pem: str) -> rsa.RSAPublicKey | None:
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, rsa.RSAPublicKey) and _SMALLEST <= key.key_size <= _LARGEST else None


def _host(key: Key, parts: Parts) -> str:
    named = key.problem.detail if key.problem is not None else ""
    return named or parts.missing or origins.host(parts.issuer_id)
