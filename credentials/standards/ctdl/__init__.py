"""Credential descriptions in CTDL (Credential Engine's Credential Transparency Description Language), as JSON-LD."""

from credentials.standards.ctdl.description import Competency, Description
from credentials.standards.ctdl.reading import read
from credentials.standards.ctdl.shape import broken
from credentials.standards.ctdl.writing import write

__all__ = ["Competency", "Description", "broken", "read", "write"]
