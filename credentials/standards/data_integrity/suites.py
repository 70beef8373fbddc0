"""The cryptosuites: what each hashes (configuration first, document second) and which keys it takes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import rfc8785

from credentials.standards.errors import Refused
from credentials.standards.public_keys import KeyKind

#: From a document to its canonical RDF text; conformance runs bring one that knows more contexts.
Canonical = Callable[[dict[str, Any]], str]
#: Document, configuration, canonical form, name of the digest → the bytes that are signed.
HashData = Callable[[dict[str, Any], dict[str, Any], Canonical, str], bytes]


@dataclass(frozen=True)
class Suite:
    """One cryptosuite, with the key kinds it takes and the digest that goes with each."""

    hash_data: HashData
    digests: dict[KeyKind, str]


def rdfc(document: dict[str, Any], config: dict[str, Any], canonical: Canonical, digest: str) -> bytes:
    """RDF canonical form of both; the configuration takes the document's contexts (VC-DI-EdDSA section 3.2)."""
    own = canonical(config | {"@context": document["@context"]})
    return _digest(own, digest) + _digest(canonical(document), digest)


def jcs(document: dict[str, Any], config: dict[str, Any], canonical: Canonical, digest: str) -> bytes:
    """JSON canonical form (RFC 8785); the proof's contexts begin the document's (VC-DI-EdDSA section 3.3)."""
    if "@context" in config:
        own, whole = _listed(config["@context"]), _listed(document.get("@context"))
        if whole[: len(own)] != own:
            raise Refused("contexts of the proof are not those of the document", "malformed_proof")
        document = document | {"@context": config["@context"]}
    canonical({"@context": [], **document})  # or undefined terms would slip in
    return _jcs(config, digest) + _jcs(document, digest)


_ED25519 = {KeyKind.ED25519: "sha256"}
#: VC-DI-ECDSA section 2.2: the digest is as strong as the curve.
_NIST = {KeyKind.P256: "sha256", KeyKind.P384: "sha384"}
SUITES: dict[str, Suite] = {
    "eddsa-rdfc-2022": Suite(rdfc, _ED25519),
    "eddsa-jcs-2022": Suite(jcs, _ED25519),
    "ecdsa-rdfc-2019": Suite(rdfc, _NIST),
    "ecdsa-jcs-2019": Suite(jcs, _NIST),
    "Ed25519Signature2020": Suite(rdfc, _ED25519),
}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _digest(text: str, digest: str) -> bytes:
    return hashlib.new(digest, text.encode()).digest()


def _jcs(value: dict[str, Any], digest: str) -> bytes:
    try:
        return hashlib.new(digest, rfc8785.dumps(value)).digest()
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise Refused("no canonical form", "unsigned_content") from error
