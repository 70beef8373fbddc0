"""Canonical text for conformance runs: contexts inside a document, and the two vocabularies that define every term."""

from functools import cache
from typing import Any

from credentials.standards import contexts
from credentials.standards.json_ld import Processor
from credentials.standards.rdf_canon import canonicalize

#: Contexts of the W3C in which any word means something; never on the list of `/check/`.
VOCABULARIES = {
    "https://www.w3.org/ns/credentials/examples/v2": "https://www.w3.org/ns/credentials/examples#",
    "https://www.w3.org/ns/credentials/undefined-terms/v2": "https://www.w3.org/ns/credentials/undefined-term#",
}


@cache
def _processor() -> Processor:
    vocabularies = {url: {"@vocab": vocabulary} for url, vocabulary in VOCABULARIES.items()}
    return Processor(contexts.documents() | vocabularies, inline=True)


def canonical_text(document: dict[str, Any]) -> str:
    """RDFC-1.0 text. Raises a `Refused` for unknown contexts, redefined protected terms and undefined terms."""
    return canonicalize(_processor().to_rdf(document))
