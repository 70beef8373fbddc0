"""Which organization a code means."""

from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models import Organization
from institutions.models import SenderProfile
from transcripts.formats import model


def by_word(word: str) -> Organization | None:
    """The school that an operator means: `FICE:008073`, a bare code, or the short name in its address."""
    system, _, value = word.rpartition(":")
    coded = Q(codes__value=value) & (Q(codes__system__iexact=system) if system else Q())
    return Organization.objects.schools().filter(coded | Q(slug=word)).distinct().order_by("name").first()


def by_source(source: model.Organization | None) -> Organization | None:
    """The school that a document names as its source; by name only where it bears no code."""
    if source is None:
        return None
    schools = Organization.objects.schools()
    if source.codes:
        one = (Q(codes__system__iexact=code.system, codes__value=code.value) for code in source.codes)
        return schools.filter(reduce(or_, one)).first()
    return schools.filter(name__iexact=source.name).first() if source.name else None


def speaks_for(sender: SenderProfile, organization: Organization | None) -> bool:
    """Whether the sender's word counts as this school's own: itself, its colleges, or those it may speak for."""
    if organization is None:
        return False
    if organization.pk == sender.organization_id or organization.parent_id == sender.organization_id:
        return True
    return sender.may_speak_for.filter(pk=organization.pk).exists()
