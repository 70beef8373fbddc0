"""Reading a compact JWS (RFC 7515 section 7.1): three parts, limits first, nothing that two readers read apart."""

import re
from dataclasses import dataclass
from typing import Any

from credentials.standards import limits
from credentials.standards.errors import Malformed, TooLarge
from credentials.standards.jose import base64url
from credentials.standards.parsing import parse

#: An object in base64url begins `e`, then `y` or, with a line break after the brace, `w`.
_TOKEN = re.compile(r"e[wy][A-Za-z0-9_=-]*(?:\.[A-Za-z0-9_=-]*)+\Z")


@dataclass(frozen=True)
class Token:
    """A token as read, nothing verified: header and claims as objects, what was signed, the signature."""

    header: dict[str, Any]
    claims: dict[str, Any]
    signed: bytes
    signature: bytes

    @property
    def typ(self) -> str:
        """The media type in short form and lower case (RFC 7515 section 4.1.9); empty when there is none."""
        return _short(self.header.get("typ"))

    @property
    def cty(self) -> str:
        """The media type of the claims, in the same form."""
        return _short(self.header.get("cty"))


def looks_like(text: str) -> bool:
    """Could the text be meant as a token? Cheap; the reading decides."""
    return text[:2] in ("ey", "ew") and len(text) <= limits.MAX_FILE_BYTES and bool(_TOKEN.match(text))


def read(text: str) -> Token:
    """Read one compact token. Raises `Malformed`, or `TooLarge` beyond 512 kB or a header of 4 kB."""
    if len(text) > limits.MAX_TOKEN_BYTES:
        raise TooLarge(f"{len(text)} bytes")
    parts = text.split(".")
    if len(parts) != 3:
        raise Malformed(f"a token of {len(parts)} parts")
    header, claims, signature = parts
    if len(header) > limits.MAX_TOKEN_HEADER_BYTES * 4 // 3:
        raise TooLarge("the header of the token")
    signed = f"{header}.{claims}".encode()
    return Token(_object(header), _object(claims), signed, base64url.decode(signature))


def _object(part: str) -> dict[str, Any]:
    found = parse(base64url.decode(part))
    if not isinstance(found, dict):
        raise Malformed("not an object")
    return found


def _short(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed("typ")
    return value.lower().removeprefix("application/")
