"""JSON web signatures as records use them (RFC 7515, VC-JOSE-COSE 1.0): compact, strict, with keys that are confirmed."""

from credentials.standards.jose.algorithms import verify
from credentials.standards.jose.compact import Token, looks_like, read
from credentials.standards.jose.signing import sign

__all__ = ["Token", "looks_like", "read", "sign", "verify"]
