"""What both versions of OpenAttestation come to, once read: fields, hashes, who signed and how."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Attestation:
    """A document read into plain parts.

    `computed` is the hash over its fields, `target` the one that it states, `path` every hash up to the root.
    `did` signs; `place` is the domain that vouches for it; `ledger` names the contract of the other kinds.
    """

    version: int
    computed: str
    target: str
    root: str
    path: list[str]
    fields: dict[str, Any]
    hidden: int
    title: str = ""
    document_id: str = ""
    issuer_name: str = ""
    did: str = ""
    place: str = ""
    ledger: str = ""
    signature: str = ""
    method: str = ""
    revocation: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    uncovered: bool = False

    @property
    def holds(self) -> bool:
        """Do all hashes agree, from the fields to the root?"""
        return self.computed == self.target and self.path[-1] == self.root
