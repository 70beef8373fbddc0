"""A college's student number leads to its student from the first record on that the registrar approved."""

from accounts.models import PersonIdentifier
from core.clock import now
from institutions.models import ImportDocument


def remember(document: ImportDocument) -> None:
    """Keep the digest of the number by which the college itself knows the learner; a known number stays as it is.

    Only where the college speaks for itself: a number of another school means nothing here.
    """
    if not document.is_ours or document.person is None:
        return
    for kind, digest in document.learner.get("identifiers", []):
        if kind == PersonIdentifier.Kind.SCHOOL:
            PersonIdentifier.objects.get_or_create(
                kind=kind,
                organization=document.import_file.organization,
                digest=bytes.fromhex(digest),
                defaults={"person": document.person, "verified_at": now()},
            )
