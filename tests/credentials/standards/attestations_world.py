"""OpenAttestation documents, wrapped and signed here with `cryptography` as a signer of its own."""

import base64
import json
import uuid
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from credentials.standards.errors import Malformed
from credentials.standards.open_attestation.keccak import keccak_256
from credentials.standards.open_attestation.recovery import address_of, signer_address
from tests.credentials.standards.world import COLLEGE, World, college, endorser

ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
PLACE = "riverbend.example.edu"
RESPONDER = "https://ocsp.riverbend.example.edu/revoked"


@cache
def key(number: int = 1) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(0xC0FFEE + number, ec.SECP256K1())


def did(number: int = 1) -> str:
    return f"did:ethr:{address_of(key(number).public_key())}"


def salted(value: Any) -> Any:
    """Every value with a salt of its own and its kind, as version 2 has it."""
    if isinstance(value, dict):
        return {name: salted(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [salted(inner) for inner in value]
    kind = "number" if isinstance(value, int) else "string"
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, str(value))}:{kind}:{value}"


def _hash(value: Any) -> str:
    return keccak_256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hex()


def leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    """Paths with dots; written apart from the code that is tested."""
    pairs = (
        enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else None
    )
    if pairs is None:
        return [(path, value)]
    return [leaf for name, inner in pairs for leaf in leaves(inner, f"{path}.{name}".lstrip("."))]


def sign(root: str, number: int = 1) -> str:
    """A personal message over the 32 bytes of the root."""
    digest = keccak_256(b"\x19Ethereum Signed Message:\n32" + bytes.fromhex(root))
    r, s = decode_dss_signature(key(number).sign(digest, ec.ECDSA(Prehashed(SHA256()))))
    raw = f"0x{r:064x}{min(s, ORDER - s):064x}"
    return next(one for one in (raw + "1b", raw + "1c") if _signs(root, one, number))


def _signs(root: str, signature: str, number: int) -> bool:
    try:
        return signer_address(bytes.fromhex(root), signature) == address_of(key(number).public_key())
    except Malformed:
        return False


def second(
    *, number: int = 1, neighbours: tuple[str, ...] = (), issuer: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """A signed document of version 2; `neighbours` are the other hashes of its batch on the way up."""
    signing = {
        "id": did(number),
        "name": "Riverbend College",
        "revocation": {"type": "NONE"},
        "identityProof": {"type": "DNS-DID", "location": PLACE, "key": f"{did(number)}#controller"},
    }
    data = salted(
        {
            "name": "Welding Technology",
            "recipient": {"name": "Reed Example"},
            "units": 18,
            "courses": ["WELD 1", "WELD 2 – año"],
            "issuers": [signing | (issuer or {})],
        }
        | changes
    )
    target = _hash(sorted(_hash({path: value}) for path, value in leaves(data)))
    return _wrapped(data, target, neighbours, number)


def _wrapped(data: dict[str, Any], target: str, neighbours: tuple[str, ...], number: int) -> dict[str, Any]:
    root = target
    for other in neighbours:
        root = keccak_256(b"".join(sorted((bytes.fromhex(root), bytes.fromhex(other))))).hex()
    proof = {
        "type": "OpenAttestationSignature2018",
        "proofPurpose": "assertionMethod",
        "verificationMethod": f"{did(number)}#controller",
        "signature": sign(root, number),
    }
    tree = {"type": "SHA3MerkleProof", "targetHash": target, "proof": list(neighbours), "merkleRoot": root}
    version = "https://schema.openattestation.com/2.0/schema.json"
    return {"version": version, "data": data, "signature": tree, "proof": [proof]}


def hidden(document: dict[str, Any], name: str) -> dict[str, Any]:
    """The same document with one field left out by its holder; only its hash stays."""
    data = {one: value for one, value in document["data"].items() if one != name}
    hashes = [_hash({path: value}) for path, value in leaves(document["data"][name], name)]
    return document | {"data": data, "privacy": {"obfuscatedData": hashes}}


def third(*, number: int = 1, metadata: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A signed credential of version 3."""
    unsigned = {
        "version": "https://schema.openattestation.com/3.0/schema.json",
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "type": ["VerifiableCredential", "OpenAttestationCredential"],
        "name": "Welding Technology",
        "issuanceDate": "2026-06-12T00:00:00Z",
        "issuer": {"id": "https://riverbend.example.edu", "name": "Riverbend College"},
        "credentialSubject": {"id": "urn:uuid:0198c0de-0000-4000-8000-000000000009", "units": 18.5},
        "openAttestationMetadata": {
            "proof": {"type": "OpenAttestationProofMethod", "method": "DID", "value": did(number)},
            "identityProof": {"type": "DNS-DID", "location": PLACE},
        }
        | (metadata or {}),
    } | changes
    fields = _bracketed(unsigned)
    salts = [{"value": f"{at:064x}", "path": path} for at, (path, _value) in enumerate(fields)]
    hashes = [
        _hash({salt["path"]: f"{salt['value']}:{value}"})
        for salt, (_path, value) in zip(salts, fields, strict=True)
        if value not in (0, "", False, None)
    ]
    root = _hash(sorted(hashes))
    proof = {
        "type": "OpenAttestationMerkleProofSignature2018",
        "proofPurpose": "assertionMethod",
        "targetHash": root,
        "proofs": [],
        "merkleRoot": root,
        "salts": base64.b64encode(json.dumps(salts).encode()).decode(),
        "privacy": {"obfuscated": []},
        "key": f"{did(number)}#controller",
        "signature": sign(root, number),
    }
    return unsigned | {"proof": proof}


def _bracketed(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, list):
        return [leaf for at, inner in enumerate(value) for leaf in _bracketed(inner, f"{path}[{at}]")]
    if isinstance(value, dict):
        return [
            leaf for name, inner in value.items() for leaf in _bracketed(inner, f"{path}.{name}".lstrip("."))
        ]
    return [(path, value)]


def world(*, known: bool = True, **published: bytes) -> World:
    """The college with its Ethereum id, or without."""
    ids = (COLLEGE, did()) if known else (COLLEGE,)
    return World(sources=[college(ids=ids), endorser()], published=dict(published))
