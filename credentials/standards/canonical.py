"""The one processor with the contexts of the list, and the canonical text of a document."""

from functools import cache
from typing import Any

from credentials.standards import contexts
from credentials.standards.json_ld import Processor
from credentials.standards.rdf_canon import canonicalize


@cache
def processor() -> Processor:
    """Made at first use: contexts are compiled once for each process."""
    return Processor(contexts.documents())


def canonical_text(document: dict[str, Any]) -> str:
    """RDFC-1.0 text of a document. Raises a `Refused` whose code says why it has none."""
    return canonicalize(processor().to_rdf(document))
