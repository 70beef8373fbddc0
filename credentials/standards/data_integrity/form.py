"""What every proof must look like, whatever its suite (Data Integrity 1.0, section 2.1)."""

from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.errors import Malformed, Refused

MAX_PROOFS = 8


class ProofRefused(Refused):
    """A proof that does not hold, or is not a proof; `code` is a reason code."""

    code = "malformed_proof"


def proof_list(document: dict[str, Any]) -> list[dict[str, Any]]:
    """All proofs of a document, none when it is unsigned. Raises `ProofRefused` for other shapes."""
    proofs = document.get("proof")
    if proofs is None:
        return []
    found = proofs if isinstance(proofs, list) else [proofs]
    if not all(isinstance(proof, dict) for proof in found):
        raise ProofRefused("a proof is not an object")
    if len(found) > MAX_PROOFS:
        raise ProofRefused("too many proofs", "too_complex")
    return found


def suite_name(proof: dict[str, Any]) -> str:
    """What the proof calls its suite."""
    kind = proof.get("type")
    name = proof.get("cryptosuite") if kind == "DataIntegrityProof" else kind
    return name if isinstance(name, str) else ""


def check_form(proof: dict[str, Any]) -> None:
    """Raise `ProofRefused` with the name of the first member that the standard does not allow so."""
    for member in ("verificationMethod", "proofPurpose"):
        _require(isinstance(proof.get(member), str), member)
    _require("id" not in proof or vcdm.is_id(proof["id"]), "id")
    for member in ("challenge", "nonce"):
        _require(isinstance(proof.get(member, ""), str), member)
    domains = vcdm.listed(proof.get("domain"))
    _require(all(isinstance(domain, str) for domain in domains), "domain")
    for member in ("created", "expires"):
        _require(member not in proof or _is_time(proof[member]), member)


def _is_time(value: Any) -> bool:
    try:
        dates.read_proof_time(value)
    except Malformed:
        return False
    return True


def _require(holds: bool, member: str) -> None:
    if not holds:
        raise ProofRefused(member)
