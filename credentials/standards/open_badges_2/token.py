"""The compact token of a signed badge (RFC 7515 section 7.1), read strictly."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any

from credentials.standards.errors import Malformed, Refused, TooLarge
from credentials.standards.parsing import parse

_LONGEST, _LONGEST_HEADER = 512 * 1024, 4 * 1024
_THREE = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\Z", re.ASCII)


@dataclass(frozen=True)
class Token:
    """Header and payload as read, and what the signature covers."""

    header: dict[str, Any]
    payload: dict[str, Any]
    signed: bytes
    signature: bytes


def read(text: str) -> Token:
    """A token of three parts whose header and payload are JSON objects. Raises a `Refused`."""
    if len(text) > _LONGEST:
        raise TooLarge(f"{len(text)} characters")
    if not _THREE.match(text):
        raise Malformed("not a token of three parts")
    header, payload, signature = text.split(".")
    if len(header) > _LONGEST_HEADER:
        raise TooLarge("header")
    signed = f"{header}.{payload}".encode()
    return Token(_object(header), _object(payload), signed, _bytes(signature))


def payload_of(text: str) -> dict[str, Any] | None:
    """The payload of a token, None for everything else. Never raises."""
    try:
        return read(text).payload
    except Refused:
        return None


def _object(part: str) -> dict[str, Any]:
    found = parse(_bytes(part))
    if not isinstance(found, dict):
        raise Malformed("a part of the token is no object")
    return found


def _bytes(part: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError) as error:
        raise Malformed("not base64url") from error
