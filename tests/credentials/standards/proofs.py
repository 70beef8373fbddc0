"""Proofs of every suite, made with the same steps as our own, for keys of the tests."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards import multikey
from credentials.standards.canonical import canonical_text
from credentials.standards.data_integrity.signing import CurveSigner
from credentials.standards.data_integrity.suites import SUITES
from tests.credentials.standards.world import COLLEGE, COLLEGE_METHOD, COLLEGE_SEED, did_document, signer

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
CREATED = "2026-06-12T00:00:00Z"
_PREFIX = {"secp256r1": b"\x80\x24", "secp384r1": b"\x81\x24"}


def without(document: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in names}


def signed_2020(document: dict[str, Any], *, purpose: str = "assertionMethod") -> dict[str, Any]:
    """Signed by the college with the suite of 2020."""
    config = {
        "type": "Ed25519Signature2020",
        "created": CREATED,
        "verificationMethod": COLLEGE_METHOD,
        "proofPurpose": purpose,
    }
    unsigned = without(document, "proof")
    data = SUITES["Ed25519Signature2020"].hash_data(unsigned, config, canonical_text, "sha256")
    return unsigned | {"proof": config | {"proofValue": multikey.encode(signer().sign(data))}}


def resigned(document: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The document's proof with changed members, and a signature that holds over them; None takes one away."""
    config = without(document["proof"], "proofValue") | changes
    config = {name: value for name, value in config.items() if value is not None}
    unsigned = without(document, "proof")
    data = SUITES["eddsa-rdfc-2022"].hash_data(unsigned, config, canonical_text, "sha256")
    return unsigned | {"proof": config | {"proofValue": multikey.encode(signer().sign(data))}}


def curve_signer(curve: ec.EllipticCurve, name: str) -> tuple[CurveSigner, dict[str, Any]]:
    """A key of the college on a curve, and the college's document that lists it beside the first."""
    private = ec.derive_private_key(7, curve)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    method = f"{COLLEGE}#{name}"
    entry = {
        "id": method,
        "type": "Multikey",
        "controller": COLLEGE,
        "publicKeyMultibase": multikey.encode(_PREFIX[curve.name] + point),
    }
    first = did_document(COLLEGE, "key-2026-1", COLLEGE_SEED)
    document = {
        "id": COLLEGE,
        "verificationMethod": [*first["verificationMethod"], entry],
        "assertionMethod": [*first["assertionMethod"], method],
    }
    return CurveSigner(method, private), document
