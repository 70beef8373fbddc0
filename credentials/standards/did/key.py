"""did:key: the identifier is the key, its document is computed."""

from typing import Any

from credentials.standards import multikey
from credentials.standards.contexts import DID_1, MULTIKEY
from credentials.standards.errors import Malformed
from credentials.standards.public_keys import PublicKey

PREFIX = "did:key:"


def did_of(public: bytes) -> str:
    """The did:key of a 32-byte Ed25519 public key."""
    return PREFIX + multikey.public_multikey(public)


def document(did: str) -> dict[str, Any]:
    """The document that every resolver computes. Raises `Malformed` for other kinds of keys."""
    key = did.removeprefix(PREFIX)
    if key == did:
        raise Malformed("not a did:key")
    PublicKey.of_multikey(key)
    method = f"{did}#{key}"
    return {
        "@context": [DID_1, MULTIKEY],
        "id": did,
        "verificationMethod": [
            {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": key}
        ],
        "authentication": [method],
        "assertionMethod": [method],
    }
