"""Proof chains (Data Integrity 1.0, section 2.1.2): a later proof also covers the proofs that it names."""

from typing import Any

from credentials.standards.data_integrity.form import ProofRefused


def covered(proofs: list[dict[str, Any]], proof: dict[str, Any]) -> list[dict[str, Any]]:
    """The proofs of a document that this one covers, in their order there.

    Raises `ProofRefused` when a named one is missing or stands there twice, and for a chain that runs in a circle.
    """
    named = _named(proof)
    if not named:
        return []
    _refuse_circle(proofs, proof)
    return _found(proofs, named)


def _named(proof: dict[str, Any]) -> list[str]:
    value = proof.get("previousProof")
    names = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise ProofRefused("previousProof is no text")
    return list(names)


def _found(proofs: list[dict[str, Any]], names: list[str]) -> list[dict[str, Any]]:
    found = [other for other in proofs if other.get("id") in names]
    if len(found) != len(names):
        raise ProofRefused("previousProof names no proof, or two")
    return found


def _refuse_circle(proofs: list[dict[str, Any]], proof: dict[str, Any]) -> None:
    """Walk back; whoever meets the start again could not have been signed."""
    waiting, seen = _named(proof), set[str]()
    while waiting:
        name = waiting.pop()
        if name == proof.get("id"):
            raise ProofRefused("previousProof runs in a circle")
        if name not in seen:
            seen.add(name)
            waiting += [next_ for other in _found(proofs, [name]) for next_ in _named(other)]
