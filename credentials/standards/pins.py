"""Names for public keys that come in certificates: `urn:spki:sha256:` and the digest of the key as X.509 writes it.

A source that signs documents stands in the directory under the pins of its keys, beside its other ids.
"""

import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards import multikey
from credentials.standards.errors import Malformed

PREFIX = "urn:spki:sha256:"


def of_info(subject_public_key_info: bytes) -> str:
    """The pin of a DER SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7)."""
    return PREFIX + hashlib.sha256(subject_public_key_info).hexdigest()


def of_multikey(text: str) -> str:
    """The pin of an Ed25519 key in Multikey form. Raises `Malformed` for keys of other kinds."""
    data = multikey.decode(text)
    if not data.startswith(multikey.ED25519_PUBLIC):
        raise Malformed("not an Ed25519 key")
    public = Ed25519PublicKey.from_public_bytes(data[len(multikey.ED25519_PUBLIC) :])
    return of_info(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
