"""Adding a proof (Data Integrity 1.0, section 4.2; VC-DI-EdDSA section 3.2). Same document, same time: same bytes."""

from dataclasses import dataclass
from typing import Any, Protocol

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from credentials.standards import multikey
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity import ecdsa
from credentials.standards.data_integrity.suites import SUITES, Canonical


class Signer(Protocol):
    """Whoever holds the private key: this process, or a key service."""

    @property
    def method(self) -> str:
        """The verificationMethod under which the public half stands."""

    def sign(self, data: bytes) -> bytes:
        """The signature of `data`: Ed25519 (64 bytes), P-256 or P-384 as r ‖ s (64 or 96 bytes)."""


@dataclass(frozen=True)
class LocalSigner:
    """A key in this process's memory, decrypted for this signing only."""

    method: str
    private: Ed25519PrivateKey

    @classmethod
    def of_seed(cls, method: str, seed: bytes) -> "LocalSigner":
        return cls(method, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self.private.sign(data)


@dataclass(frozen=True)
class CurveSigner:
    """A key on P-256 or P-384 in this process's memory. Deterministic (RFC 6979): same data, same bytes."""

    method: str
    private: ec.EllipticCurvePrivateKey

    def sign(self, data: bytes) -> bytes:
        return ecdsa.sign(self.private, data)


def sign(
    document: dict[str, Any],
    signer: Signer,
    *,
    created: str,
    purpose: str = "assertionMethod",
    suite: str = "eddsa-rdfc-2022",
    digest: str = "sha256",
    canonical: Canonical = canonical_text,
    **more: Any,
) -> dict[str, Any]:
    """The document with its proof; `more` holds further members such as challenge and domain of a presentation.

    `digest` is `sha384` for keys on P-384. Proofs that the document has already are covered (a chain) and replaced.
    Raises a `Refused` when something in the document could not be covered by the signature.
    """
    config: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite,
        "created": created,
        "verificationMethod": signer.method,
        "proofPurpose": purpose,
        **more,
    }
    if suite.endswith(("-jcs-2022", "-jcs-2019")):
        config = {"@context": document["@context"], **config}
    signature = signer.sign(SUITES[suite].hash_data(document, config, canonical, digest))
    return document | {"proof": config | {"proofValue": multikey.encode(signature)}}
