"""The hash over all fields of a document, and the tree over all documents of one batch."""

import json
import re
from typing import Any

from credentials.standards.errors import Malformed, TooComplex
from credentials.standards.open_attestation.keccak import keccak_256

_HASH = re.compile(r"[0-9a-f]{64}\Z")
#: A field costs about half a millisecond; with the hash over all this stays well below a second.
_MOST_FIELDS, _MOST_BYTES = 500, 32 * 1024
_LONGEST_PATH = 32


def field_hash(path: str, value: Any) -> str:
    """Keccak-256 of one field as JSON, written as JavaScript would."""
    return keccak_256(json.dumps({path: value}, ensure_ascii=False, separators=(",", ":")).encode()).hex()


def target_hash(fields: dict[str, Any], hidden: list[str]) -> str:
    """The hash over all fields, shown and hidden, in the order of their hashes.

    Raises `TooComplex` beyond the bounds.
    """
    size = sum(len(path) + len(str(value)) for path, value in fields.items())
    if len(fields) + len(hidden) > _MOST_FIELDS or size > _MOST_BYTES:
        raise TooComplex("too many fields")
    hashes = sorted([*hidden, *(field_hash(path, value) for path, value in fields.items())])
    return keccak_256(json.dumps(hashes, separators=(",", ":")).encode()).hex()


def climb(target: str, steps: list[str]) -> list[str]:
    """Every hash from that of the document up to the root; each step sorts the two before hashing."""
    found = [target]
    for step in steps[:_LONGEST_PATH]:
        pair = sorted((bytes.fromhex(found[-1]), bytes.fromhex(step)))
        found.append(keccak_256(b"".join(pair)).hex())
    return found


def hashes(value: object, place: str) -> list[str]:
    """A list of hashes as small hex. Raises `Malformed` for anything else."""
    listed = [] if value is None else value
    if not isinstance(listed, list) or len(listed) > _MOST_FIELDS:
        raise Malformed(place, "malformed_proof")
    return [one_hash(one, place) for one in listed]


def one_hash(value: object, place: str) -> str:
    """One hash as small hex, with or without 0x. Raises `Malformed`."""
    found = value.lower().removeprefix("0x") if isinstance(value, str) else ""
    if not _HASH.match(found):
        raise Malformed(place, "malformed_proof")
    return found
