"""ECDSA signatures as the ecdsa suites write them: r ‖ s, not DER (VC-DI-ECDSA section 3.2.6)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
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


def sign(private: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    """r ‖ s by a key on P-256 or P-384, with the nonce of RFC 6979."""
    kind = KeyKind.P384 if isinstance(private.curve, ec.SECP384R1) else KeyKind.P256
    signature = private.sign(data, ec.ECDSA(_HASHES[kind], deterministic_signing=True))
    half = LENGTHS[kind] // 2
    return b"".join(number.to_bytes(half) for number in decode_dss_signature(signature))
