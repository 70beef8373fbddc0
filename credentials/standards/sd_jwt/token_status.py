"""Token Status List: whether a token still stands, from a signed list of small numbers, index 0 in the lowest bits."""

import zlib
from typing import Any
from urllib.parse import urlsplit

from credentials.standards import bitstring, dates, jose, limits, vcdm
from credentials.standards.bitstring import StatusError
from credentials.standards.errors import Refused
from credentials.standards.jose import Token, base64url, claims
from credentials.standards.sd_jwt import issuer_keys
from credentials.standards.verdict import Outcome, failed, passed, unknown
from credentials.standards.verification.parties import Asked, Unreachable

TYP = "statuslist+jwt"
#: What the numbers mean; others belong to the list's own makers.
_MEANING = {0: "", 1: "revoked", 2: "suspended"}
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def check(found: dict[str, Any], issuer: str, asked: Asked) -> Outcome | None:
    """What the list of a token's `status` claim says about it; None when it names no list."""
    if "status" not in found:
        return None
    entry = found["status"].get("status_list") if isinstance(found["status"], dict) else None
    url = entry.get("uri") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(url, str) or not vcdm.is_id(url):
        return unknown("status_verification_error", "status")
    try:
        value = _value(_verified(url, issuer, asked), bitstring.read_index(entry.get("idx")))
    except Unreachable as error:
        return unknown("status_unreachable", error.host)
    except Refused as error:
        code = error.code if isinstance(error, StatusError) else "status_verification_error"
        return unknown(code, urlsplit(url).hostname or "")
    if value not in _MEANING:
        return unknown("status_verification_error", urlsplit(url).hostname or "")
    return failed(_MEANING[value]) if _MEANING[value] else passed()


def _verified(url: str, issuer: str, asked: Asked) -> Token:
    """The list's token: of the right kind, for this address, signed by the source, and fresh."""
    token = jose.read(asked.resolver.document(url).decode("ascii", "replace").strip())
    if token.typ != TYP or token.claims.get("sub") != url:
        raise StatusError("not the list of this address", "status_verification_error")
    source = asked.directory.find(issuer)
    key = issuer_keys.find(token, claims.text(token.claims, "iss") or issuer, issuer, asked)
    theirs = (issuer, *source.ids, *source.status_authorities) if source else (issuer,)
    if key.public is None or not key.confirmed or key.problem:
        raise StatusError("the list's key is not confirmed", "status_verification_error")
    if key.controller not in theirs:
        raise StatusError("the list belongs to someone else", "status_issuer_not_trusted")
    jose.verify(token, key.public)
    _fresh(token, asked)
    return token


def _fresh(token: Token, asked: Asked) -> None:
    begins, ends = claims.moment(token.claims, "iat"), claims.moment(token.claims, "exp")
    if (ends is not None and ends <= asked.at) or (begins is not None and begins > asked.at + dates.SKEW):
        raise StatusError("the list is out of date", "status_stale")


def _value(token: Token, index: int) -> int:
    listed = token.claims.get("status_list")
    width = listed.get("bits") if isinstance(listed, dict) else None
    if not isinstance(listed, dict) or isinstance(width, bool) or width not in (1, 2, 4, 8):
        raise StatusError("bits")
    packed = _unpacked(base64url.decode(listed.get("lst")))
    place, shift = index * width // 8, index * width % 8
    if place >= len(packed):
        raise StatusError("index outside the list", "range_error")
    return packed[place] >> shift & (1 << width) - 1


def _unpacked(packed: bytes) -> bytes:
    # A bomb stops at the bound: no more than that is ever unpacked.
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, limits.MAX_LIST_UNPACKED + 1)
    except zlib.error as error:
        raise StatusError("lst is not ZLIB") from error
    if len(data) > limits.MAX_LIST_UNPACKED or not unpacker.eof:
        raise StatusError("lst is cut off, or too large")
    return data


def claims_of(url: str, issuer: str, bits: bytes, *, issued: int, ends: int, ttl: int) -> dict[str, Any]:
    """The claims of a list with one bit a record; `bits` in the order of Bitstring Status List, highest bit first."""
    lst = base64url.encode(zlib.compress(bits.translate(_TURNED), 9))
    return {
        "iss": issuer,
        "sub": url,
        "iat": issued,
        "exp": ends,
        "ttl": ttl,
        "status_list": {"bits": 1, "lst": lst},
    }
