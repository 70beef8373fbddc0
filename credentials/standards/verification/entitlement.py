"""Check three, "allowed to issue this": a scope of the directory covers kind, field and date."""

from typing import Any

from credentials.standards import vcdm
from credentials.standards.reading import award_day, kind_of
from credentials.standards.verdict import Outcome, failed, not_applicable, passed, unknown
from credentials.standards.verification.parties import Asked


def check(document: dict[str, Any], asked: Asked) -> Outcome:
    """What the directory says about this issuer and this kind of record, whoever signed."""
    issuer = vcdm.id_of(document.get("issuer"))
    subjects = [vcdm.id_of(subject) for subject in vcdm.listed(document.get("credentialSubject"))]
    if issuer is not None and issuer in subjects:
        return not_applicable("self_issued")
    source = asked.directory.find(issuer) if issuer else None
    if source is None:
        return unknown("directory_stale" if asked.directory.stale else "not_in_directory")
    kind, field, day = kind_of(document), field_of(document), award_day(document)
    if any(scope.covers(kind, field, day) for scope in source.scopes):
        return passed("", source.name)
    return failed("outside_scope", kind)


def field_of(document: dict[str, Any]) -> str:
    """The CIP code of what was achieved, empty where the record does not say."""
    subject: Any = next(iter(vcdm.listed(document.get("credentialSubject"))), {})
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    found = achievement.get("fieldOfStudy") if isinstance(achievement, dict) else None
    return found if isinstance(found, str) else ""
