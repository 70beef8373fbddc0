"""Data Integrity proofs (W3C Data Integrity 1.0, VC-DI-EdDSA 1.0) and the older Ed25519Signature2020."""

from credentials.standards.data_integrity.form import ProofRefused, proof_list
from credentials.standards.data_integrity.proofs import known_suite, verify_proof
from credentials.standards.data_integrity.signing import Signer, sign

__all__ = ["ProofRefused", "Signer", "known_suite", "proof_list", "sign", "verify_proof"]
