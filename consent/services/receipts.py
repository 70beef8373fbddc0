"""Receipts: signed by the portal, held by the learner, checked by anyone."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

import rfc8785
from django.db import IntegrityError, transaction
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from consent.models import Grant, PortalKey
from consent.standards.receipt import receipt_of
from core.clock import now
from core.ids import uuid7

_ALGORITHM: Literal["Ed25519"] = "Ed25519"  # RFC 9864; the signature is that of RFC 8032


@dataclass(frozen=True)
class ReceiptCheck:
    """What checking a receipt says: `reason` is `passed`, `changed`, `unknown_key` or `not_a_receipt`."""

    passed: bool
    reason: str
    receipt: dict[str, Any] = field(default_factory=dict)


def attach(grant: Grant) -> None:
    """Put a freshly signed receipt on a grant; saving is the caller's."""
    grant.receipt_jws = sign(receipt_of(grant, issued_at=now()))
    grant.receipt_sha256 = hashlib.sha256(grant.receipt_jws.encode()).hexdigest()


def sign(receipt: dict[str, Any]) -> str:
    """A compact JWS (RFC 7515) over the receipt in canonical JSON (RFC 8785), under the portal's current key."""
    key = current_key()
    header = {"alg": _ALGORITHM, "kid": key.kid, "typ": "consent-receipt+jws"}
    sealed: Any = key.sealed_jwk
    private = OKPKey.import_key(sealed)
    return jws.serialize_compact(header, rfc8785.dumps(receipt), private, algorithms=[_ALGORITHM])


def check(document: str | bytes) -> ReceiptCheck:
    """Check a receipt: the compact JWS itself, or the JSON download that carries it. Never raises."""
    text = _jws_in(document)
    try:
        kid = str(jws.extract_compact(text.encode()).headers().get("kid", ""))
    except (JoseError, ValueError):
        return ReceiptCheck(False, "not_a_receipt")
    key = PortalKey.objects.filter(kid=kid).first()
    return _check_with(key, text) if key else ReceiptCheck(False, "unknown_key")


def _check_with(key: PortalKey, text: str) -> ReceiptCheck:
    try:
        found = jws.deserialize_compact(text, OKPKey.import_key(key.public_jwk), algorithms=[_ALGORITHM])
        return ReceiptCheck(True, "passed", json.loads(found.payload))
    except (JoseError, ValueError):
        return ReceiptCheck(False, "changed")


def _jws_in(document: str | bytes) -> str:
    text = document.decode("utf-8", "replace") if isinstance(document, bytes) else document
    text = text.strip()
    if not text.startswith("{"):
        return text
    try:
        return str(json.loads(text).get("jws", ""))
    except (ValueError, AttributeError):
        return ""


def current_key() -> PortalKey:
    """The portal's key for receipts, made at the first need. Its private half never leaves the data key's seal."""
    return PortalKey.objects.filter(is_current=True).first() or _make_key()


def _make_key() -> PortalKey:
    pair = OKPKey.generate_key(_ALGORITHM)
    try:
        with transaction.atomic():
            return PortalKey.objects.create(
                kid=f"portal-{uuid7()}",
                public_jwk=pair.as_dict(private=False),
                sealed_jwk=pair.as_dict(private=True),
            )
    except IntegrityError:  # another worker was first
        return PortalKey.objects.get(is_current=True)
