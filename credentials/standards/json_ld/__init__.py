"""JSON-LD 1.1 to RDF for allow-listed contexts, written from the W3C recommendation JSON-LD 1.1 API.

Safe mode is always on: whatever would be dropped raises. Features outside the subset raise `Unsupported`.
"""

from credentials.standards.json_ld.processor import Processor

__all__ = ["Processor"]
