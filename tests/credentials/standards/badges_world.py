"""Badges of former generations, made here with `cryptography` as a signer of its own: a college, its site, its key."""

import base64
import hashlib
import json
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards.verification import Source
from tests.credentials.standards.world import COLLEGE, World, college, endorser

SITE = "https://badges.riverbend.example.edu"
ISSUER = f"{SITE}/issuer.json"
BADGE = f"{SITE}/badges/weld.json"
ASSERTION = f"{SITE}/assertions/7.json"
LIST = f"{SITE}/revoked.json"
KEY = f"{SITE}/key.json"
PEM = f"{SITE}/key.pem"
UID = "urn:uuid:0198c0de-0000-4000-8000-000000000007"
SALT = "kosher"
V2 = "https://w3id.org/openbadges/v2"


@cache
def key(number: int = 0) -> rsa.RSAPrivateKey:
    """An RSA key; number tells one signer from another."""
    return rsa.generate_private_key(65537, 2048)


def pem(number: int = 0) -> str:
    public = key(number).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def recipient(kind: str = "sha256", email: str = "reed@example.org") -> dict[str, Any]:
    digest = hashlib.new(kind, (email + SALT).encode()).hexdigest()
    return {"type": "email", "hashed": True, "salt": SALT, "identity": f"{kind}${digest}"}


def badge_class(**changes: Any) -> dict[str, Any]:
    return {
        "@context": V2,
        "type": "BadgeClass",
        "id": BADGE,
        "name": "Welding {basics}",
        "description": "Shielded metal arc welding.",
        "image": f"{SITE}/weld.png",
        "criteria": f"{SITE}/weld.html",
        "issuer": ISSUER,
    } | changes


def profile(**changes: Any) -> dict[str, Any]:
    return {
        "@context": V2,
        "type": "Issuer",
        "id": ISSUER,
        "name": "Riverbend College",
        "url": SITE,
        "publicKey": KEY,
        "revocationList": LIST,
    } | changes


def hosted_2(**changes: Any) -> dict[str, Any]:
    return {
        "@context": V2,
        "type": "Assertion",
        "id": ASSERTION,
        "recipient": recipient(),
        "badge": BADGE,
        "issuedOn": "2026-06-12T00:00:00Z",
        "verification": {"type": "HostedBadge"},
    } | changes


def hosted_1(**changes: Any) -> dict[str, Any]:
    return {
        "uid": "7",
        "recipient": recipient(),
        "badge": BADGE,
        "issuedOn": "2026-06-12",
        "verify": {"type": "hosted", "url": ASSERTION},
    } | changes


def signed_2(**changes: Any) -> dict[str, Any]:
    return hosted_2(id=UID, verification={"type": "SignedBadge", "creator": KEY}) | changes


def signed_1(**changes: Any) -> dict[str, Any]:
    return hosted_1(verify={"type": "signed", "url": PEM}) | changes


def token(payload: dict[str, Any], *, number: int = 0, alg: str = "RS256", **header: Any) -> str:
    """A compact token, signed with RSA and SHA-256 whatever the header says."""
    head = {"alg": alg, "typ": "JWT"} | header
    signed = f"{_part(head)}.{_part(payload)}"
    signature = key(number).sign(signed.encode(), padding.PKCS1v15(), SHA256())
    return f"{signed}.{_base64(signature)}"


def _part(value: dict[str, Any]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def known() -> Source:
    """The college, which the directory knows by its old address as well."""
    return college(ids=(COLLEGE, ISSUER))


def world(*, known_source: bool = True, **pages: Any) -> World:
    """The college's site as it stands; `pages` change or (None) take away what is published."""
    published: dict[str, Any] = {
        ISSUER: profile(),
        BADGE: badge_class(),
        ASSERTION: hosted_2(),
        KEY: {"@context": V2, "type": "CryptographicKey", "id": KEY, "owner": ISSUER, "publicKeyPem": pem()},
        PEM: pem(),
        LIST: {
            "@context": V2,
            "type": "RevocationList",
            "id": LIST,
            "issuer": ISSUER,
            "revokedAssertions": [],
        },
    } | pages
    raw = {
        address: page.encode() if isinstance(page, str) else json.dumps(page).encode()
        for address, page in published.items()
        if page is not None
    }
    sources = [known(), endorser()] if known_source else [college(), endorser()]
    return World(sources=sources, published=raw)
