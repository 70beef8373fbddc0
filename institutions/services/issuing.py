"""Signed records for what was posted."""

from institutions.models import ImportDocument


def issue_document(document: ImportDocument) -> int:
    """Sign the records of one posted document."""
    raise NotImplementedError
