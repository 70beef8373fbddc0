"""Signed PDF documents (ISO 32000-2 section 12.8, PAdES EN 319 142-1): reading, judging and signing them."""
