"""Signed heads: how long the log was and what stood in it at a moment, each naming the one before it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature

from credentials.standards import dates, multikey
from credentials.standards.data_integrity import Signer
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import KeyKind, PublicKey

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Head:
    """A head as read; `previous` is the SHA-256 of the head before it, empty for the first one."""

    log: str
    number: int
    size: int
    root: bytes
    at: datetime
    previous: str


def sign(head: Head, signer: Signer) -> dict[str, Any]:
    """The head as it is published; Ed25519 over its canonical form (RFC 8785) without `signature`."""
    told: dict[str, Any] = {
        "log": head.log,
        "number": head.number,
        "tree_size": head.size,
        "root": head.root.hex(),
        "timestamp": write_moment(head.at),
        "previous_head_sha256": head.previous,
        "key": signer.method,
    }
    return told | {"signature": multikey.encode(signer.sign(rfc8785.dumps(told)))}


def write_moment(moment: datetime) -> str:
    """UTC to the microsecond: a head that was rounded down would prove a time before its own."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of a published head in canonical form, signature and all: what the next head names."""
    return hashlib.sha256(rfc8785.dumps(dict(document))).hexdigest()


def read(document: Mapping[str, Any]) -> Head:
    """Take a published head apart; nothing of it is believed yet. Raises `Malformed`."""
    number, size, log = document.get("number"), document.get("tree_size"), document.get("log")
    root, previous = str(document.get("root")), str(document.get("previous_head_sha256"))
    if not isinstance(number, int) or not isinstance(size, int) or not isinstance(log, str):
        raise Malformed("not a head of a log")
    if number < 1 or size < 0 or not _DIGEST.match(root) or (previous and not _DIGEST.match(previous)):
        raise Malformed("not a head of a log")
    return Head(log, number, size, bytes.fromhex(root), dates.read(document.get("timestamp")), previous)


def is_signed(document: Mapping[str, Any], key: PublicKey) -> bool:
    """Did the owner of this Ed25519 key sign this head? Never raises."""
    told = {member: value for member, value in document.items() if member != "signature"}
    try:
        key.loaded.verify(multikey.decode(document.get("signature")), rfc8785.dumps(told))
    except (InvalidSignature, Malformed, rfc8785.CanonicalizationError, UnicodeEncodeError):
        return False
    return key.kind == KeyKind.ED25519


def follows(document: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    """Is it the very next head: numbered on, naming the one before by digest, not shorter and not earlier?"""
    head, last = read(document), read(before)
    chained = head.number == last.number + 1 and head.previous == digest(before)
    return chained and head.size >= last.size and head.at >= last.at
