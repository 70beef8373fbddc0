from institutions.models.catalog_course import CatalogCourse
from institutions.models.credit_posting import CreditPosting
from institutions.models.identity_match import IdentityMatch
from institutions.models.import_document import ImportDocument
from institutions.models.import_issue import ImportIssue
from institutions.models.sender_profile import SenderProfile
from institutions.models.transcript_import import TranscriptImport

__all__ = [
    "CatalogCourse",
    "CreditPosting",
    "IdentityMatch",
    "ImportDocument",
    "ImportIssue",
    "SenderProfile",
    "TranscriptImport",
]
