"""Digests of related resources (VCDM 2.0 section 5.3), where the bytes are known here."""

import base64
import binascii
import csv
from functools import cache
from pathlib import Path
from typing import Any

from credentials.standards import multikey, vcdm
from credentials.standards.errors import Malformed, Refused

_FACTS = Path(__file__).with_name("digests.csv")
_SHA256_MULTIHASH = b"\x12\x20"


def check(document: dict[str, Any]) -> None:
    """Compare each digest with the published bytes. Raises `Refused`; a resource unknown here is left to others."""
    for resource in vcdm.listed(document.get("relatedResource")):
        known = _published().get(resource["id"])
        if known is None:
            continue
        for member, read in (("digestSRI", _sri), ("digestMultibase", _multibase)):
            if member in resource and read(resource[member]) not in known:
                raise Refused(f"{member} of {resource['id']} differs", "content_changed")


@cache
def _published() -> dict[str, frozenset[bytes]]:
    """Address → digests of the bytes that its publisher serves (SHA-256, SHA-384, SHA-512)."""
    with _FACTS.open(newline="") as file:
        return {
            row["url"]: frozenset(bytes.fromhex(row[name]) for name in ("sha256", "sha384", "sha512"))
            for row in csv.DictReader(file)
        }


def _sri(value: Any) -> bytes:
    """Subresource Integrity: `sha384-…` in base64."""
    name, _mark, text = value.partition("-") if isinstance(value, str) else ("", "", "")
    try:
        return base64.b64decode(text, validate=True) if name in ("sha256", "sha384", "sha512") else b""
    except binascii.Error as error:
        raise Malformed("digestSRI") from error


def _multibase(value: Any) -> bytes:
    """A multihash of SHA-256, or the bare 32 bytes."""
    return multikey.decode(value).removeprefix(_SHA256_MULTIHASH)
