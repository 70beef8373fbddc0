"""Whose Ethereum key signed: recovery of the public key on secp256k1 (SEC 1 version 2 section 4.1.6, EIP-191).

`cryptography` verifies on this curve and cannot recover. The few lines of arithmetic here see public values
only; what they find is then verified by `cryptography`, so that an error here could refuse but never accept.
"""

import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from credentials.standards.errors import Malformed
from credentials.standards.open_attestation.keccak import keccak_256

_P = 2**256 - 2**32 - 977
_N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
_G = (
    0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
    0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
)
_SIGNATURE = re.compile(r"0x[0-9a-fA-F]{130}\Z")

Point = tuple[int, int] | None


def signer_address(message: bytes, signature: str) -> str:
    """The address (`0x` and 40 small hex digits) whose key signed a personal message (EIP-191 version 0x45).

    `signature` is r, s and v as 65 bytes of hex. Raises `Malformed` when it is none, or stands for no key.
    """
    if not _SIGNATURE.match(signature):
        raise Malformed("signature", "malformed_proof")
    raw = bytes.fromhex(signature[2:])
    r, s, v = int.from_bytes(raw[:32]), int.from_bytes(raw[32:64]), raw[64]
    digest = keccak_256(b"\x19Ethereum Signed Message:\n" + str(len(message)).encode() + message)
    return address_of(_recover(digest, r, s, v - 27 if v >= 27 else v))


def address_of(public: ec.EllipticCurvePublicKey) -> str:
    """The last 20 bytes of the hash of the point."""
    numbers = public.public_numbers()
    point = numbers.x.to_bytes(32) + numbers.y.to_bytes(32)
    return "0x" + keccak_256(point)[-20:].hex()


def _recover(digest: bytes, r: int, s: int, odd: int) -> ec.EllipticCurvePublicKey:
    if not (0 < r < _N and 0 < s <= _N // 2 and odd in (0, 1)):
        raise Malformed("signature", "malformed_proof")
    begun = _on_curve(r, odd)
    inverse, hashed = pow(r, -1, _N), int.from_bytes(digest)
    found = _sum(_times(begun, s * inverse % _N), _times(_G, -hashed * inverse % _N))
    if found is None:
        raise Malformed("signature", "malformed_proof")
    try:
        public = ec.EllipticCurvePublicNumbers(*found, ec.SECP256K1()).public_key()
        public.verify(encode_dss_signature(r, s), digest, ec.ECDSA(Prehashed(SHA256())))
    except (InvalidSignature, ValueError) as error:
        raise Malformed("signature", "malformed_proof") from error
    return public


def _on_curve(x: int, odd: int) -> tuple[int, int]:
    """The point with this x; p leaves 3 when divided by 4, so the root is one power."""
    square = (pow(x, 3, _P) + 7) % _P
    y = pow(square, (_P + 1) // 4, _P)
    if y * y % _P != square:
        raise Malformed("signature", "malformed_proof")
    return x, y if y % 2 == odd else _P - y


def _times(point: Point, factor: int) -> Point:
    found: Point = None
    while factor:
        if factor & 1:
            found = _sum(found, point)
        point, factor = _sum(point, point), factor >> 1
    return found


def _sum(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % _P == 0:
        return None
    slope = _slope(one, other)
    x = (slope * slope - x1 - x2) % _P
    return x, (slope * (x1 - x) - y1) % _P


def _slope(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Of the tangent at one point, else of the line through two."""
    if one == other:
        return 3 * one[0] * one[0] * pow(2 * one[1], -1, _P) % _P
    return (other[1] - one[1]) * pow(other[0] - one[0], -1, _P) % _P
