"""Multibase and Multikey (Controlled Identifiers 1.0, sections 2.2.2, 2.4 and 4), for Ed25519 keys."""

import base64
import re

from credentials.standards.errors import Malformed

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
#: Two digits at a time: half as many divisions of a long number.
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
_PAIR = len(_PAIRS)
_BASE64URL = re.compile(r"[A-Za-z0-9_-]*\Z")
#: Multicodec prefixes: ed25519-pub and ed25519-priv.
ED25519_PUBLIC, ED25519_PRIVATE = b"\xed\x01", b"\x80\x26"
#: Longest base58 text that is decoded: decoding takes quadratic time.
_LONGEST = 200


def base58_encode(data: bytes) -> str:
    """base58btc: leading zero bytes become "1"."""
    number, pairs = int.from_bytes(data, "big"), []
    while number:
        number, pair = divmod(number, _PAIR)
        pairs.append(_PAIRS[pair])
    digits = "".join(reversed(pairs)).lstrip("1")
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + digits


def base58_decode(text: str) -> bytes:
    """Undo `base58_encode`. Raises `Malformed` for other characters or more than 200 of them."""
    if len(text) > _LONGEST:
        raise Malformed("base58 text too long")
    number = 0
    for character in text:
        if character not in _VALUES:
            raise Malformed("not base58btc")
        number = number * 58 + _VALUES[character]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode(data: bytes) -> str:
    """Multibase with the base58btc header."""
    return "z" + base58_encode(data)


def decode(text: object) -> bytes:
    """Multibase base58btc (`z`) or base64url without padding (`u`). Raises `Malformed`."""
    if isinstance(text, str) and text[:1] == "z":
        return base58_decode(text[1:])
    if isinstance(text, str) and text[:1] == "u" and _BASE64URL.match(text, 1) and len(text) % 4 != 2:
        return base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    raise Malformed("not a known multibase value")


def public_multikey(public: bytes) -> str:
    """Multikey text of a 32-byte Ed25519 public key."""
    return encode(ED25519_PUBLIC + public)
