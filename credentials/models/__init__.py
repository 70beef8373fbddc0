from core.rungs import Rung
from credentials.models.alarm import KeyAlarm, SigningRule
from credentials.models.batch import AwardBatch, AwardBatchPart
from credentials.models.credential import IssuedCredential
from credentials.models.description import CredentialDescription
from credentials.models.directory import DirectoryChange, DirectoryEntry, DirectoryScope, DirectorySnapshot
from credentials.models.key import SigningKey
from credentials.models.log import LogEntry, LogHead, LogNode
from credentials.models.rendering import Rendering
from credentials.models.sample import SampleRecord
from credentials.models.status import StatusIndex, StatusList

__all__ = [
    "AwardBatch",
    "AwardBatchPart",
    "CredentialDescription",
    "DirectoryChange",
    "DirectoryEntry",
    "DirectoryScope",
    "DirectorySnapshot",
    "IssuedCredential",
    "KeyAlarm",
    "LogEntry",
    "LogHead",
    "LogNode",
    "Rendering",
    "Rung",
    "SampleRecord",
    "SigningKey",
    "SigningRule",
    "StatusIndex",
    "StatusList",
]
