"""Writing a compact JWS with an Ed25519 key, wherever that key is. Same header, same claims: same text."""

import json
from typing import Any

from credentials.standards.data_integrity import Signer
from credentials.standards.jose import base64url


def sign(header: dict[str, Any], claims: dict[str, Any], signer: Signer) -> str:
    """The token; members keep their order. `alg` is EdDSA, the name that today's phones expect (RFC 8037)."""
    signed = f"{_part({'alg': 'EdDSA', **header})}.{_part(claims)}"
    return f"{signed}.{base64url.encode(signer.sign(signed.encode()))}"


def _part(value: dict[str, Any]) -> str:
    return base64url.encode(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
