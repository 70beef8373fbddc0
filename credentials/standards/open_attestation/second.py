"""OpenAttestation 2: every value carries its salt, the hash covers what stands below `data`."""

import re
from typing import Any

from credentials.standards import vcdm
from credentials.standards.errors import Malformed
from credentials.standards.open_attestation import merkle
from credentials.standards.open_attestation.attestation import Attestation

_SALTED = re.compile(r"[0-9a-fA-F-]{36}:(string|number|boolean|null|undefined):(.*)\Z", re.DOTALL)
_LEDGERS = ("documentStore", "certificateStore", "tokenRegistry")


def recognizes(document: dict[str, Any]) -> bool:
    signature = document.get("signature")
    return isinstance(signature, dict) and signature.get("type") == "SHA3MerkleProof" and "data" in document


def read(document: dict[str, Any]) -> Attestation:
    """The parts of a wrapped document. Raises `Malformed`, `TooComplex`."""
    data, signature = document["data"], document["signature"]
    salted = flat(data)
    hidden = merkle.hashes(_in(document.get("privacy"), "obfuscatedData"), "obfuscatedData")
    target = merkle.one_hash(signature.get("targetHash"), "targetHash")
    plain = {path: unsalted(value) for path, value in salted.items()}
    issuer, proof = _one_issuer(data), _one_proof(document)
    return Attestation(
        version=2,
        computed=merkle.target_hash(salted, hidden),
        target=target,
        root=merkle.one_hash(signature.get("merkleRoot"), "merkleRoot"),
        path=merkle.climb(target, merkle.hashes(signature.get("proof"), "proof")),
        fields=plain,
        hidden=len(hidden),
        title=plain.get("name") or plain.get("$template.name") or "",
        document_id=plain.get("id", ""),
        signature=proof.get("signature", "") if isinstance(proof.get("signature"), str) else "",
        method=proof.get("verificationMethod", "")
        if isinstance(proof.get("verificationMethod"), str)
        else "",
        **_issued(issuer),
    )


def _issued(issuer: dict[str, Any]) -> dict[str, Any]:
    """Who issued, and whether a key or a ledger stands for it."""
    identity = _plain(issuer.get("identityProof"))
    ledger = next((f"{name} {unsalted(issuer[name])}" for name in _LEDGERS if name in issuer), "")
    return {
        "issuer_name": unsalted(issuer.get("name", "")),
        "did": unsalted(issuer.get("id", "")),
        "place": identity.get("location", ""),
        "ledger": ledger,
        "revocation": _plain(issuer.get("revocation")),
    }


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """Path with dots -> salted value; a name with a dot could stand for two places and is refused."""
    if isinstance(value, dict | list) and value:
        pairs = value.items() if isinstance(value, dict) else ((str(at), one) for at, one in enumerate(value))
        found: dict[str, Any] = {}
        for name, inner in pairs:
            if "." in name:
                raise Malformed("a name with a dot", "unsigned_content")
            found |= flat(inner, f"{path}.{name}" if path else name)
        return found
    return {path: value}


def unsalted(value: Any) -> str:
    """The value behind its salt, as text; empty when it carries none."""
    found = _SALTED.match(value) if isinstance(value, str) else None
    return found[2] if found else ""


def _one_issuer(data: Any) -> dict[str, Any]:
    issuers = vcdm.listed(_in(data, "issuers"))
    if len(issuers) != 1 or not isinstance(issuers[0], dict):
        raise Malformed("issuers", "issuer_missing" if not issuers else "unsupported_cryptosuite")
    return issuers[0]


def _one_proof(document: dict[str, Any]) -> dict[str, Any]:
    proofs = [one for one in vcdm.listed(document.get("proof")) if isinstance(one, dict)]
    if len(proofs) > 1:
        raise Malformed("proof", "unsupported_cryptosuite")
    return proofs[0] if proofs else {}


def _plain(value: Any) -> dict[str, str]:
    return {name: unsalted(one) for name, one in value.items()} if isinstance(value, dict) else {}


def _in(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None
