from core.rungs import Rung
from credentials.models.alarm import KeyAlarm, SigningRule
from credentials.models.credential import IssuedCredential
from credentials.models.description import CredentialDescription
from credentials.models.directory import DirectoryChange, DirectoryEntry, DirectoryScope, DirectorySnapshot
from credentials.models.key import SigningKey
from credentials.models.log import LogEntry
from credentials.models.rendering import Rendering
from credentials.models.sample import SampleRecord
from credentials.models.status import StatusIndex, StatusList

__all__ = [
    "CredentialDescription",
    "DirectoryChange",
    "DirectoryEntry",
    "DirectoryScope",
    "DirectorySnapshot",
    "IssuedCredential",
    "KeyAlarm",
    "LogEntry",
    "Rendering",
    "Rung",
    "SampleRecord",
    "SigningKey",
    "SigningRule",
    "StatusIndex",
    "StatusList",
]
