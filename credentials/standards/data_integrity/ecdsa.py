"""ECDSA signatures as the ecdsa suites write them: r ‖ s, not DER (VC-DI-ECDSA section 3.2.6)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384

from credentials.standards.public_keys import KeyKind, PublicKey

_HASHES = {KeyKind.P256: SHA256(), KeyKind.P384: SHA384()}
#: Bytes of r ‖ s.
LENGTHS = {KeyKind.P256: 64, KeyKind.P384: 96}


def verifies(public: PublicKey, signature: bytes, data: bytes) -> bool:
    """Does the signature fit data and key?"""
    if len(signature) != LENGTHS[public.kind]:
        return False
    half = len(signature) // 2
    r, s = int.from_bytes(signature[:half]), int.from_bytes(signature[half:])
    try:
        public.loaded.verify(encode_dss_signature(r, s), data, ec.ECDSA(_HASHES[public.kind]))
    except (InvalidSignature, ValueError):
        return False
    return True
