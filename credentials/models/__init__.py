from core.rungs import Rung
from credentials.models.credential import IssuedCredential
from credentials.models.description import CredentialDescription
from credentials.models.directory import DirectoryEntry, DirectoryScope, DirectorySnapshot
from credentials.models.key import SigningKey
from credentials.models.log import LogEntry
from credentials.models.sample import SampleRecord
from credentials.models.status import StatusIndex, StatusList

__all__ = [
    "CredentialDescription",
    "DirectoryEntry",
    "DirectoryScope",
    "DirectorySnapshot",
    "IssuedCredential",
    "LogEntry",
    "Rung",
    "SampleRecord",
    "SigningKey",
    "StatusIndex",
    "StatusList",
]
