"""A signed award as one line of a résumé, with the award itself as its proof."""

from collections.abc import Mapping
from typing import Any

from credentials.standards.ler_rs.model import Entry, Section
from credentials.standards.reading import kind_of
from credentials.standards.verdict import Facts

#: Achievement types of Open Badges that are no schooling.
_SECTIONS = {
    "License": Section.LICENSE,
    "Badge": Section.CERTIFICATION,
    "Certification": Section.CERTIFICATION,
    "MicroCredential": Section.CERTIFICATION,
    "Competency": Section.SKILL,
}


def entry_of(award: Mapping[str, Any], facts: Facts) -> Entry:
    """The line for one award; `facts` are those of its verdict, so that the source has its name of the directory."""
    begun = facts.awarded_on or (facts.valid_from.date() if facts.valid_from else None)
    return Entry(
        _SECTIONS.get(kind_of(dict(award)), Section.LEARNING),
        title=facts.title,
        organization=facts.issuer_name or facts.calls_itself,
        starts=begun.isoformat() if begun else "",
        ends=facts.valid_until.date().isoformat() if facts.valid_until else "",
        proofs=(award,),
    )
