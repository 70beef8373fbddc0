"""Transcripts of the tests: invented, written, read back and posted like any other."""

from typing import Any

from accounts.models import InstitutionCode, Organization, Person
from tests.accounts.factories import OrganizationFactory, PersonFactory
from transcripts import generator
from transcripts.formats import ReadResult, read
from transcripts.formats.model import Document
from transcripts.formats.pesc.write import write
from transcripts.models import TranscriptDocument
from transcripts.services import posting

BUTTE = generator.COLLEGES[0]
DE_ANZA = generator.COLLEGES[4]


def college(of: generator.College = BUTTE) -> Organization:
    """A college of the generator as an organization that is known by its number."""
    known = InstitutionCode.objects.filter(system="FICE", value=of.fice).first()
    if known:
        return known.organization
    organization = OrganizationFactory(name=of.name)
    InstitutionCode.objects.create(organization=organization, system="FICE", value=of.fice)
    return organization


def parsed(document: Document | None = None, **how: Any) -> ReadResult:
    """A transcript as it is after reading; `how` goes to the generator."""
    how.setdefault("seed", 7)
    how.setdefault("college", BUTTE)
    return read(write(document or generator.transcript(**how)).data)


def posted(person: Person | None = None, *, by: Person | None = None, **how: Any) -> TranscriptDocument:
    """A transcript on a learner's record."""
    result = parsed(**how)
    return posting.post(
        result,
        person=person or PersonFactory(),
        organization=college(how.get("college", BUTTE)),
        source_ref="test",
        by=by,
    )
