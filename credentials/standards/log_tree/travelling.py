"""Proofs of log lines as they travel with a record: the entry, its way up to a signed head, and that head."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from credentials.standards import multikey
from credentials.standards.errors import Malformed
from credentials.standards.log_tree import checking, heads, leaves
from credentials.standards.log_tree.heads import Head

FORMAT, MANY = "LogProof", "LogProofs"
#: As many records as fit on a paper, and as many lines as one record may live through.
MOST_RECORDS, MOST_LINES = 500, 50
_HEX = re.compile(r"(?:[0-9a-f]{2})*\Z")


@dataclass(frozen=True)
class Line:
    """A record (SHA-256 of its file, hex) and the line it is said to have; nothing of it is believed yet."""

    sha256: str
    index: int
    entry: bytes
    salt: bytes
    path: tuple[bytes, ...]
    size: int
    head: Mapping[str, Any]

    @property
    def holds(self) -> bool:
        """Does the line stand for these bytes, and does it lead to the root of its head?"""
        leaf, root = leaves.leaf_hash(self.entry), heads.read(self.head).root
        mark = leaves.commit(self.salt, bytes.fromhex(self.sha256))
        stands = hmac.compare_digest(leaves.read(self.entry).commitment, mark)
        return stands and checking.includes(leaf, self.index, self.size, self.path, root)


def read(document: Mapping[str, Any]) -> list[Line]:
    """The lines of one proof or of many, those without a signed head left out. Raises `Malformed`."""
    many = document.get("proofs") if document.get("type") == MANY else [document]
    if not isinstance(many, list) or len(many) > MOST_RECORDS:
        raise Malformed("proofs")
    found = [line for one in many for line in _lines(one)]
    if not found:
        raise Malformed("a proof without a signed head")
    return found


def _lines(proof: Any) -> list[Line]:
    rows = proof.get("lines") if isinstance(proof, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_LINES:
        raise Malformed("lines")
    digest = _bytes(proof, "sha256", 32).hex()
    return [_line(digest, row) for row in rows if not isinstance(row, dict) or row.get("head") is not None]


def _line(digest: str, row: Any) -> Line:
    if not isinstance(row, dict) or not isinstance(row.get("head"), dict):
        raise Malformed("lines")
    path, index, head = row.get("audit_path"), row.get("leaf_index"), row["head"]
    if not isinstance(path, list) or len(path) > 64 or not isinstance(index, int) or isinstance(index, bool):
        raise Malformed("audit_path")
    steps = tuple(_bytes({"audit_path": one}, "audit_path", 32) for one in path)
    entry, salt = _bytes(row, "entry", leaves.LENGTH), _bytes(row, "salt", 32)
    return Line(digest, index, entry, salt, steps, heads.read(head).size, head)


def _bytes(row: Mapping[str, Any], name: str, length: int) -> bytes:
    value = row.get(name)
    if not isinstance(value, str) or len(value) != 2 * length or not _HEX.match(value):
        raise Malformed(name)
    return bytes.fromhex(value)


def signature(head: Mapping[str, Any]) -> tuple[str, bytes, bytes]:
    """The method that is said to have signed a head, its signature, and the bytes that were signed. Raises `Malformed`."""
    told = {member: value for member, value in head.items() if member != "signature"}
    method = told.get("key")
    if not isinstance(method, str):
        raise Malformed("key")
    try:
        return method, multikey.decode(head.get("signature")), rfc8785.dumps(told)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise Malformed("a head that cannot be written in one way") from error


def newest(lines: list[Line]) -> Head:
    """The head with the latest time."""
    return max((heads.read(line.head) for line in lines), key=lambda head: head.at)
