"""What each cryptosuite hashes: configuration first, document second, 64 bytes in all."""

import hashlib
from collections.abc import Callable
from typing import Any

import rfc8785

from credentials.standards.canonical import canonical_hash
from credentials.standards.errors import Refused

HashData = Callable[[dict[str, Any], dict[str, Any]], bytes]


def eddsa_rdfc_2022(document: dict[str, Any], config: dict[str, Any]) -> bytes:
    """VC-DI-EdDSA section 3.2: RDF canonical form of both; the configuration takes the document's contexts."""
    return canonical_hash(config | {"@context": document["@context"]}) + canonical_hash(document)


def eddsa_jcs_2022(document: dict[str, Any], config: dict[str, Any]) -> bytes:
    """VC-DI-EdDSA section 3.3: JSON canonical form (RFC 8785); the proof's contexts begin the document's."""
    if "@context" in config:
        own, whole = _listed(config["@context"]), _listed(document.get("@context"))
        if whole[: len(own)] != own:
            raise Refused("contexts of the proof are not those of the document", "malformed_proof")
        document = document | {"@context": config["@context"]}
    canonical_hash({"@context": _context(document), **document})  # or undefined terms would slip in
    return _jcs(config) + _jcs(document)


def ed25519_signature_2020(document: dict[str, Any], config: dict[str, Any]) -> bytes:
    """Ed25519Signature2020: as eddsa-rdfc-2022, under the type name of its own."""
    return eddsa_rdfc_2022(document, config)


SUITES: dict[str, HashData] = {
    "eddsa-rdfc-2022": eddsa_rdfc_2022,
    "eddsa-jcs-2022": eddsa_jcs_2022,
    "Ed25519Signature2020": ed25519_signature_2020,
}


def _context(document: dict[str, Any]) -> Any:
    return document.get("@context", [])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _jcs(value: dict[str, Any]) -> bytes:
    try:
        return hashlib.sha256(rfc8785.dumps(value)).digest()
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise Refused("no canonical form", "unsigned_content") from error
