from passport.models.dispute import Dispute
from passport.models.export import Export
from passport.models.line import PassportLine
from passport.models.received import ReceivedRecord
from passport.models.share import Share, ShareDraft, ShareLine
from passport.models.skill import FacultyValidation, PassportSkill

__all__ = [
    "Dispute",
    "Export",
    "FacultyValidation",
    "PassportLine",
    "PassportSkill",
    "ReceivedRecord",
    "Share",
    "ShareDraft",
    "ShareLine",
]
