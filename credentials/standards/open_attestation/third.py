"""OpenAttestation 3: a credential of data model 1.1 whose salts stand in its proof."""

import base64
import binascii
from typing import Any

import rfc8785

from credentials.standards.errors import Malformed
from credentials.standards.open_attestation import merkle
from credentials.standards.open_attestation.attestation import Attestation
from credentials.standards.parsing import parse

PROOF = "OpenAttestationMerkleProofSignature2018"
_LEDGERS = ("DOCUMENT_STORE", "TOKEN_REGISTRY")


def recognizes(document: dict[str, Any]) -> bool:
    proof = document.get("proof")
    return isinstance(proof, dict) and proof.get("type") == PROOF


def read(document: dict[str, Any]) -> Attestation:
    """The parts of a wrapped credential. Raises `Malformed`, `TooComplex`."""
    proof = document["proof"]
    fields = flat({name: value for name, value in document.items() if name != "proof"})
    salted = _salted(fields, _salts(proof.get("salts")))
    hidden = merkle.hashes(_in(proof.get("privacy"), "obfuscated"), "obfuscated")
    target = merkle.one_hash(proof.get("targetHash"), "targetHash")
    computed, uncovered = _computed(fields, salted, hidden, target)
    return Attestation(
        version=3,
        computed=computed,
        uncovered=uncovered,
        target=target,
        root=merkle.one_hash(proof.get("merkleRoot"), "merkleRoot"),
        path=merkle.climb(target, merkle.hashes(proof.get("proofs"), "proofs")),
        fields={path: in_javascript(value) for path, value in fields.items()},
        hidden=len(hidden),
        title=_text(document.get("name")),
        document_id=_text(document.get("id")),
        issuer_name=_text(_in(document.get("issuer"), "name")),
        signature=_text(proof.get("signature")),
        method=_text(proof.get("key")),
        document=document,
        **_issued(document.get("openAttestationMetadata")),
    )


def _issued(metadata: Any) -> dict[str, Any]:
    method, identity = _in(metadata, "proof"), _in(metadata, "identityProof")
    kind, value = _text(_in(method, "method")), _text(_in(method, "value"))
    revocation = _in(method, "revocation")
    return {
        "did": value if kind == "DID" else "",
        "ledger": f"{kind} {value}" if kind in _LEDGERS else "",
        "place": _text(_in(identity, "location")) or _text(_in(identity, "identifier")),
        "revocation": revocation if isinstance(revocation, dict) else {},
    }


def _computed(
    fields: dict[str, Any], salted: dict[str, str], hidden: list[str], target: str
) -> tuple[str, bool]:
    """The hash, and whether some values stand outside it: writers leave out empty, zero and false values."""
    whole = merkle.target_hash(salted, hidden)
    left_out = [path for path, value in fields.items() if not value]
    if whole == target or not left_out:
        return whole, False
    return merkle.target_hash({p: v for p, v in salted.items() if p not in left_out}, hidden), True


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Path as JavaScript would write it -> value; a name that looks like a path is refused."""
    found: dict[str, Any] = {}
    if isinstance(value, dict):
        for name, inner in value.items():
            if any(mark in name for mark in ".[]"):
                raise Malformed("a name that looks like a path", "unsigned_content")
            found |= flat(inner, f"{path}.{name}" if path else name)
        return found
    if isinstance(value, list):
        for at, inner in enumerate(value):
            found |= flat(inner, f"{path}[{at}]")
        return found
    return {path: value}


def _salts(value: Any) -> dict[str, str]:
    """Path -> salt, from base64 of JSON."""
    try:
        listed = parse(base64.b64decode(value, validate=True)) if isinstance(value, str) else None
    except (binascii.Error, ValueError) as error:
        raise Malformed("salts", "malformed_proof") from error
    if not isinstance(listed, list):
        raise Malformed("salts", "malformed_proof")
    found = {_text(_in(one, "path")): _text(_in(one, "value")) for one in listed}
    if len(found) != len(listed):
        raise Malformed("salts", "malformed_proof")
    return found


def _salted(fields: dict[str, Any], salts: dict[str, str]) -> dict[str, str]:
    """Each field with its salt; one without salt, or a salt without field, means that something was added or taken."""
    if fields.keys() != salts.keys():
        raise Malformed("salts", "content_changed")
    return {path: f"{salts[path]}:{in_javascript(value)}" for path, value in fields.items()}


def in_javascript(value: Any) -> str:
    """A value as a JavaScript template writes it. Raises `Malformed` for numbers that have two spellings."""
    try:
        return value if isinstance(value, str) else rfc8785.dumps(value).decode()
    except rfc8785.CanonicalizationError as error:
        raise Malformed("number", "number_not_interoperable") from error


def _in(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
