"""A résumé in plain parts; nothing in it is proved but what stands in `proofs`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

TYPE = "http://schema.hropenstandards.org/4.5/recruiting/json/LER-RSType.json"


class Section(StrEnum):
    """The lists of the standard that may carry proofs."""

    LEARNING = "educationAndLearnings"
    CERTIFICATION = "certifications"
    LICENSE = "licenses"
    WORK = "employmentHistories"
    SKILL = "skills"


@dataclass(frozen=True)
class Entry:
    """One line: title, who gave it, days as ISO 8601 text, and whole signed records (objects or tokens)."""

    section: Section
    title: str
    organization: str = ""
    narrative: str = ""
    starts: str = ""
    ends: str = ""
    proofs: tuple[Mapping[str, Any] | str, ...] = ()


@dataclass(frozen=True)
class Resume:
    """Whose it is, and its lines in order. The name is the person's own word."""

    document_id: str
    name: str = ""
    entries: tuple[Entry, ...] = ()
